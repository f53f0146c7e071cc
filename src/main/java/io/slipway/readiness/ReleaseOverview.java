package io.slipway.readiness;

import io.slipway.build.Build;
import io.slipway.build.Builds;
import io.slipway.build.TestEvidenceFiles;
import io.slipway.build.TestResults;
import io.slipway.build.UserTests;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.People;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.TaskContent;
import io.slipway.scope.Documentations;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.words.FormText;
import io.slipway.words.ReadableTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** A release as every form shows it: what it is, what changes, who is hit and when, in words people read. */
@Component
class ReleaseOverview implements TaskContent {

    private final Programmes programmes;
    private final Scopes scopes;
    private final Builds builds;
    private final Documentations documentations;
    private final Windows windows;
    private final Agreements agreements;
    private final TestResults results;
    private final UserTests userTests;
    private final TestEvidenceFiles evidence;
    private final People people;
    private final String url;

    ReleaseOverview(
            Programmes programmes,
            Scopes scopes,
            Builds builds,
            Documentations documentations,
            Windows windows,
            Agreements agreements,
            TestResults results,
            UserTests userTests,
            TestEvidenceFiles evidence,
            People people,
            @Value("${slipway.url}") String url) {
        this.programmes = programmes;
        this.scopes = scopes;
        this.builds = builds;
        this.documentations = documentations;
        this.windows = windows;
        this.agreements = agreements;
        this.results = results;
        this.userTests = userTests;
        this.evidence = evidence;
        this.people = people;
        this.url = url;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        var key = release.key();
        var programme = programmes.get(release.programme());
        var items = SingletonSupplier.of(() -> scopes.of(key));
        var build = SingletonSupplier.of(() -> builds.current(release));
        return Map.ofEntries(
                entry("key", key::value),
                entry("title", () -> FormText.markdown(release.title())),
                entry("version", release::number),
                entry("reason", () -> FormText.markdown(release.reason())),
                entry("type", () -> programme.releaseType(release.type()).name()),
                entry(
                        "requestedBy",
                        () -> people.at(release.requestedBy(), release.requestedAt())
                                .toString()),
                entry("plan", () -> FormText.markdown(Objects.requireNonNullElse(release.planReference(), ""))),
                entry(
                        "notesSummary",
                        () -> FormText.markdown(Objects.requireNonNullElse(release.notesSummary(), release.reason()))),
                entry("date", () -> date(release)),
                entry("url", () -> url + "/releases/" + key),
                entry("links", () -> links(programme)),
                entry("scope", () -> scope(programme, items.obtain())),
                entry("testedFeatures", () -> testedFeatures(userTests.due(key))),
                entry("documents", () -> documents(key)),
                entry("results", () -> results(release, programme)),
                entry("evidence", () -> evidence(key)),
                entry("builds", () -> choices(builds.choices(release))),
                entry("build", () -> FormText.markdown(Objects.requireNonNullElse(release.build(), "none yet"))),
                entry("buildDigest", () -> build.obtain().map(Build::digest).orElse(null)),
                entry(
                        "components",
                        () -> build.obtain().map(ReleaseOverview::components).orElse(null)),
                entry("flags", () -> build.obtain().map(ReleaseOverview::flags).orElse(null)),
                entry("windows", () -> windows(key, programme)),
                entry("agreements", () -> agreements(key, programme)),
                entry("askedSites", () -> askedSites(programme)),
                entry("whoIsHit", () -> whoIsHit(key, programme)));
    }

    private static Map.Entry<String, Supplier<?>> entry(String name, Supplier<?> value) {
        return Map.entry(name, value);
    }

    private static String date(Release release) {
        var date = release.scheduledDate();
        return date == null ? "not settled yet" : ReadableTime.day(date);
    }

    private static List<Map<String, String>> components(Build build) {
        return build.components().stream()
                .map(c -> Map.of("component", c.component(), "version", c.version(), "sha256", c.sha256()))
                .toList();
    }

    private static List<Map<String, String>> flags(Build build) {
        return build.flags().stream()
                .map(flag -> Map.of("flag", flag.flag(), "state", flag.enabled() ? "on" : "off"))
                .toList();
    }

    private static String links(Programme programme) {
        return String.join(
                " · ",
                programme.links().entrySet().stream()
                        .map(link -> "[" + link.getValue().name() + "]("
                                + link.getValue().url() + ")")
                        .toList());
    }

    private static List<Map<String, String>> scope(Programme programme, List<ScopeItem> items) {
        return items.stream()
                .map(item -> Map.of(
                        "ticket", item.ticket(),
                        "kind", item.kind().title(programme),
                        "summary", item.summary(),
                        "state", state(item),
                        "userTest", item.flaggedOff() ? "dropped by flag" : item.goesToUserTest() ? "yes" : "no"))
                .toList();
    }

    private static String state(ScopeItem item) {
        return item.done() ? "done" : item.featureFlag() == null ? "not done" : "not done, can be switched off";
    }

    private static List<Map<String, String>> testedFeatures(List<ScopeItem> items) {
        return items.stream()
                .map(item -> Map.of("label", item.ticket() + " " + item.summary(), "value", item.ticket()))
                .toList();
    }

    private List<Map<String, String>> documents(ReleaseKey key) {
        return documentations.of(key).stream()
                .map(document -> Map.of(
                        "document", document.title(),
                        "needed", document.needed() ? "needed" : "not needed",
                        "reason", document.reason(),
                        "link", Objects.requireNonNullElse(document.link(), "")))
                .toList();
    }

    private List<Map<String, String>> results(Release release, Programme programme) {
        var build = String.valueOf(release.build());
        return results.of(release.key()).stream()
                .filter(result -> result.build().equals(build))
                .map(result -> Map.of(
                        "test", result.test(),
                        "subject", subject(programme, result.subject()),
                        "result", result.passed() ? "passed" : "failed",
                        "by",
                                people.at(result.recordedBy(), result.recordedAt())
                                        .toString(),
                        "detail", result.detail()))
                .toList();
    }

    /** A place goes by its name, a ticket by its key. */
    private static String subject(Programme programme, String subject) {
        return programme.environments().stream()
                .flatMap(environment -> Stream.concat(
                        Stream.of(Map.entry(environment.id(), environment.name())),
                        environment.sites().stream().map(site -> Map.entry(site.code(), site.name()))))
                .filter(place -> place.getKey().equals(subject))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(subject);
    }

    private List<Map<String, String>> evidence(ReleaseKey key) {
        return evidence.of(key).stream()
                .map(file -> Map.of(
                        "ticket", file.ticket(),
                        "name", file.name(),
                        "build", file.build(),
                        "by", people.at(file.uploadedBy(), file.uploadedAt()).toString(),
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
                    "start", programme.time().onForm(window.startsAt()),
                    "end", programme.time().onForm(window.predictedEnd()),
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
                            "software", programme.software(site),
                            "state", state(agreement.state()),
                            "start", start == null ? "" : programme.time().onForm(start));
                })
                .toList();
    }

    private static String state(SiteAgreement.State state) {
        return switch (state) {
            case ASKED -> "not answered yet";
            case AGREED -> "agreed";
            case PROPOSED -> "proposes another time";
            case LEFT_OUT -> "left out";
            case TOLD -> "was told";
        };
    }

    private static List<Map<String, String>> askedSites(Programme programme) {
        return programme.askedSites().stream()
                .map(site -> Map.of("label", programme.label(site), "value", site.code()))
                .toList();
    }

    private String whoIsHit(ReleaseKey key, Programme programme) {
        var sites = affected(key, programme);
        return sites.isEmpty()
                ? "all users, while what they share is updated; at their own sites nothing changes."
                : "the users at " + sites + ", while it is deployed there.";
    }

    /** All sites of parties, unless the release leaves some out. */
    private String affected(ReleaseKey key, Programme programme) {
        var leftOut = agreements.of(key).stream()
                .filter(agreement -> agreement.state() == SiteAgreement.State.LEFT_OUT)
                .map(SiteAgreement::site)
                .toList();
        return programme.askedSites().stream()
                .filter(site -> !leftOut.contains(site.code()))
                .map(Programme.Site::name)
                .collect(Collectors.joining(", "));
    }
}
