package io.slipway.release;

import static java.util.Comparator.comparing;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The issue in live operation as the forms of a hotfix and of a root cause analysis show it. */
@Component
class IssueContent implements TaskContent {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM yyyy 'at' HH:mm", Locale.UK);

    private final LiveIssues issues;
    private final Assessments assessments;
    private final Agreements agreements;
    private final Releases releases;
    private final Programmes programmes;

    IssueContent(
            LiveIssues issues,
            Assessments assessments,
            Agreements agreements,
            Releases releases,
            Programmes programmes) {
        this.issues = issues;
        this.assessments = assessments;
        this.agreements = agreements;
        this.releases = releases;
        this.programmes = programmes;
    }

    @Override
    public Map<String, Object> of(ReleaseKey release, String task) {
        return issues.of(release).map(issue -> content(release, issue)).orElse(Map.of());
    }

    private Map<String, Object> content(ReleaseKey release, LiveIssue issue) {
        var programme = programmes.get(releases.get(release).programme());
        var content = new LinkedHashMap<String, Object>();
        content.put("issueReference", issue.reference());
        content.put("issueSeverity", String.valueOf(issue.severity()));
        content.put(
                "issueEnvironment", programme.environment(issue.environment()).name());
        content.put("issueSummary", issue.summary());
        content.put("productionSites", productionSites(programme));
        content.put("targets", targets(release, programme));
        var known = assessments.find(release);
        content.put(
                "issueImpact",
                known.map(Assessment::impact).filter(Objects::nonNull).orElse("not investigated yet"));
        content.put(
                "fixExpected",
                known.map(Assessment::fixExpected)
                        .map(at -> moment(programme, at))
                        .orElse("not planned yet"));
        content.put("serviceState", known.map(it -> state(programme, it)).orElse("Not assessed yet."));
        return content;
    }

    private static String state(Programme programme, Assessment known) {
        var since = known.offlineSince();
        if (since == null) {
            return "The service is **up**.";
        }
        return known.onlineAgain() == null
                ? "The service is **offline** since " + moment(programme, since) + ", expected back "
                        + moment(programme, known.predictedReturn()) + "."
                : "The service is **up** again since " + moment(programme, known.onlineAgain()) + ".";
    }

    private static List<Map<String, String>> productionSites(Programme programme) {
        return programme.production().sites().stream()
                .filter(Programme.Site::onboarded)
                .map(site -> Map.of("label", site.name() + (site.aide() ? " (with AIDE)" : ""), "value", site.code()))
                .toList();
    }

    private List<Map<String, String>> targets(ReleaseKey release, Programme programme) {
        return agreements.of(release).stream()
                .sorted(comparing(target -> programme.site(target.site()).wave()))
                .map(target -> {
                    var site = programme.site(target.site());
                    return Map.of(
                            "name", site.name(),
                            "aide", site.aide() ? "FLIP and AIDE" : "FLIP",
                            "state", target.isSettled() ? "gets the fix" : "is left out");
                })
                .toList();
    }

    private static String moment(Programme programme, Instant instant) {
        return MOMENT.format(instant.atZone(programme.timeZone()));
    }
}
