package io.slipway.release;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A release as every form shows it: what it is, what changes, who is hit and when, in words people read. */
@Component
class ReleaseOverview implements TaskContent {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM yyyy 'at' HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);

    private final Releases releases;
    private final Programmes programmes;
    private final Scopes scopes;
    private final Builds builds;
    private final Documentations documentations;
    private final Windows windows;
    private final Agreements agreements;
    private final TestResults results;
    private final TestEvidenceFiles evidence;
    private final People people;
    private final String url;

    ReleaseOverview(
            Releases releases,
            Programmes programmes,
            Scopes scopes,
            Builds builds,
            Documentations documentations,
            Windows windows,
            Agreements agreements,
            TestResults results,
            TestEvidenceFiles evidence,
            People people,
            @Value("${slipway.url}") String url) {
        this.releases = releases;
        this.programmes = programmes;
        this.scopes = scopes;
        this.builds = builds;
        this.documentations = documentations;
        this.windows = windows;
        this.agreements = agreements;
        this.results = results;
        this.evidence = evidence;
        this.people = people;
        this.url = url;
    }

    @Override
    public Map<String, Object> of(ReleaseKey key, String task) {
        var release = releases.get(key);
        var programme = programmes.get(release.programme());
        var content = new LinkedHashMap<String, Object>();
        content.put("key", key.value());
        content.put("title", release.title());
        content.put("version", release.number());
        content.put("reason", release.reason());
        content.put("type", programme.releaseType(release.type()).name());
        content.put("requestedBy", people.name(release.requestedBy()));
        content.put("roadmap", Objects.requireNonNullElse(release.roadmapReference(), ""));
        content.put("notesSummary", Objects.requireNonNullElse(release.notesSummary(), release.reason()));
        var date = release.scheduledDate();
        content.put("date", date == null ? "not settled yet" : DAY.format(date));
        content.put("url", url + "/releases/" + key);
        content.put("links", links(programme));
        content.put("scope", scope(key));
        content.put("uatFeatures", uatFeatures(key));
        content.put("documents", documents(key));
        content.put("results", results(key));
        content.put("evidence", evidence(key));
        content.put("builds", choices(builds.names(release.programme())));
        content.put("build", Objects.requireNonNullElse(release.build(), "none yet"));
        builds.current(release).ifPresent(build -> put(content, build));
        content.put("windows", windows(key, programme));
        content.put("agreements", agreements(key, programme));
        content.put("trusts", trusts(programme));
        content.put("affected", affected(programme));
        return content;
    }

    private static void put(Map<String, Object> content, Build build) {
        content.put("buildDigest", build.digest());
        content.put(
                "components",
                build.components().stream()
                        .map(c -> Map.of("component", c.component(), "version", c.version(), "sha256", c.sha256()))
                        .toList());
        content.put(
                "flags",
                build.flags().stream()
                        .map(flag -> Map.of("flag", flag.flag(), "state", flag.enabled() ? "on" : "off"))
                        .toList());
    }

    private static String links(Programme programme) {
        return String.join(
                " · ",
                programme.links().entrySet().stream()
                        .map(link -> "[" + programme.linkTitle(link.getKey()) + "](" + link.getValue() + ")")
                        .toList());
    }

    private List<Map<String, String>> scope(ReleaseKey key) {
        return scopes.of(key).stream()
                .map(item -> Map.of(
                        "ticket", item.ticket(),
                        "kind", item.kind().title(),
                        "summary", item.summary(),
                        "uat", item.flaggedOff() ? "dropped by flag" : item.goesToUat() ? "yes" : "no"))
                .toList();
    }

    private List<Map<String, String>> uatFeatures(ReleaseKey key) {
        return scopes.of(key).stream()
                .filter(ScopeItem::goesToUat)
                .map(item -> Map.of("label", item.ticket() + " " + item.summary(), "value", item.ticket()))
                .toList();
    }

    private List<Map<String, String>> documents(ReleaseKey key) {
        return documentations.of(key).stream()
                .map(document -> Map.of(
                        "document", document.kind().title(),
                        "needed", document.needed() ? "needed" : "not needed",
                        "reason", document.reason(),
                        "link", Objects.requireNonNullElse(document.link(), "")))
                .toList();
    }

    private List<Map<String, String>> results(ReleaseKey key) {
        var build = String.valueOf(releases.get(key).build());
        return results.of(key).stream()
                .filter(result -> result.build().equals(build))
                .map(result -> Map.of(
                        "test", result.test(),
                        "subject", result.subject(),
                        "result", result.passed() ? "pass" : "FAIL",
                        "by", people.name(result.recordedBy()),
                        "detail", result.detail()))
                .toList();
    }

    private List<Map<String, String>> evidence(ReleaseKey key) {
        return evidence.of(key).stream()
                .map(file -> Map.of(
                        "ticket", file.ticket(),
                        "name", file.name(),
                        "build", file.build(),
                        "by", people.name(file.uploadedBy()),
                        "sha256", file.sha256()))
                .toList();
    }

    private static List<Map<String, String>> choices(List<String> values) {
        return values.stream()
                .map(value -> Map.of("label", value, "value", value))
                .toList();
    }

    private List<Map<String, String>> windows(ReleaseKey key, Programme programme) {
        var rows = new ArrayList<Map<String, String>>();
        for (var window : windows.of(key)) {
            rows.add(Map.of(
                    "window", String.valueOf(window.number()),
                    "start", moment(programme, window.startsAt()),
                    "end", moment(programme, window.predictedEnd()),
                    "reason", window.reason()));
        }
        return rows;
    }

    private List<Map<String, String>> agreements(ReleaseKey key, Programme programme) {
        return agreements.of(key).stream()
                .map(agreement -> {
                    var site = programme.site(agreement.site());
                    var start = agreement.agreedStart() == null ? agreement.proposedStart() : agreement.agreedStart();
                    return Map.of(
                            "site", site.code(),
                            "name", site.name(),
                            "aide", site.aide() ? "FLIP and AIDE" : "FLIP",
                            "state",
                                    agreement
                                            .state()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', ' '),
                            "start", start == null ? "" : moment(programme, start));
                })
                .toList();
    }

    private static List<Map<String, String>> trusts(Programme programme) {
        return programme.production().sites().stream()
                .filter(site -> site.kind() == Programme.SiteKind.TRUST && site.onboarded())
                .map(site -> Map.of("label", site.name() + (site.aide() ? " (with AIDE)" : ""), "value", site.code()))
                .toList();
    }

    private static String affected(Programme programme) {
        return programme.production().sites().stream()
                .filter(site -> site.kind() == Programme.SiteKind.TRUST && site.onboarded())
                .map(Programme.Site::name)
                .collect(Collectors.joining(", "));
    }

    private static String moment(Programme programme, Instant instant) {
        return MOMENT.format(instant.atZone(programme.timeZone()));
    }
}
