package io.slipway.issues;

import static java.util.Comparator.comparing;

import io.slipway.downtime.Agreements;
import io.slipway.downtime.Assessment;
import io.slipway.downtime.SiteAgreement;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.LiveIssue;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.SiteOutcomes;
import io.slipway.release.TaskContent;
import io.slipway.words.FormText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The issue in live operation as the forms of a hotfix and of a root cause analysis show it. */
@Component
class IssueContent implements TaskContent {

    private final LiveIssues issues;
    private final Assessments assessments;
    private final Agreements agreements;
    private final SiteOutcomes outcomes;
    private final Programmes programmes;

    IssueContent(
            LiveIssues issues,
            Assessments assessments,
            Agreements agreements,
            SiteOutcomes outcomes,
            Programmes programmes) {
        this.issues = issues;
        this.assessments = assessments;
        this.agreements = agreements;
        this.outcomes = outcomes;
        this.programmes = programmes;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        var programme = programmes.get(release.programme());
        var issue = SingletonSupplier.of(() -> issues.of(release.key()));
        var known = SingletonSupplier.of(() -> assessments.find(release.key()));
        var shown = new HashMap<String, Supplier<?>>();
        shown.put(
                "why",
                () -> issue.obtain()
                        .map(found -> cause(programme, found, known.obtain()))
                        .orElseGet(() -> FormText.line(release.reason())));
        shown.put("issueReference", of(issue, found -> FormText.markdown(found.reference())));
        shown.put("issueSeverity", of(issue, found -> String.valueOf(found.severity())));
        shown.put("issueEnvironment", of(issue, found -> environment(programme, found)));
        shown.put("issueSummary", of(issue, found -> FormText.markdown(found.summary())));
        shown.put("issueNews", of(issue, found -> news(programme, release.key())));
        shown.put("productionSites", of(issue, found -> productionSites(programme)));
        shown.put("targets", of(issue, found -> targets(release.key(), programme)));
        shown.put("targetSummary", of(issue, found -> targetSummary(release.key(), programme)));
        shown.put("issueImpact", of(issue, found -> impact(known.obtain())));
        shown.put("fixExpected", of(issue, found -> fixExpected(programme, known.obtain())));
        shown.put("serviceState", of(issue, found -> state(programme, known.obtain())));
        return shown;
    }

    /** Why there is the release: the issue that it ends, in one line with what is known of it. */
    private static String cause(Programme programme, LiveIssue issue, Optional<Assessment> known) {
        return FormText.markdown(issue.reference()) + ", severity " + issue.severity() + ", in "
                + environment(programme, issue) + ": " + FormText.line(issue.summary()) + ". "
                + state(programme, known);
    }

    /** A release that no issue started has none of all this. */
    private static Supplier<?> of(SingletonSupplier<Optional<LiveIssue>> issue, Function<LiveIssue, Object> entry) {
        return () -> issue.obtain().map(entry).orElse(null);
    }

    private static String environment(Programme programme, LiveIssue issue) {
        return programme.environment(issue.environment()).name();
    }

    /** What the service desk says of it by now, where that is something else; a paragraph of its own. */
    private String news(Programme programme, ReleaseKey release) {
        return issues.news(release)
                .map(news -> "\n\n**By now the issue "
                        + FormText.markdown(
                                news.words(place -> programme.environment(place).name()))
                        + "**, says the service desk since " + programme.time().onForm(news.since()) + ".")
                .orElse("");
    }

    private static String impact(Optional<Assessment> known) {
        return known.map(Assessment::impact)
                .filter(Objects::nonNull)
                .map(FormText::line)
                .orElse("not investigated yet");
    }

    private static String fixExpected(Programme programme, Optional<Assessment> known) {
        return known.map(Assessment::fixExpected)
                .map(at -> programme.time().onForm(at))
                .orElse("not planned yet");
    }

    private static String state(Programme programme, Optional<Assessment> known) {
        return known.map(assessment -> state(programme, assessment))
                .orElse("Nobody has said yet whether the service has to go offline.");
    }

    private static String state(Programme programme, Assessment known) {
        var since = known.offlineSince();
        if (since == null) {
            return "The service is **up**.";
        }
        return known.onlineAgain() == null
                ? "The service is **offline** since " + programme.time().onForm(since) + ", expected back "
                        + programme.time().onForm(known.predictedReturn()) + "."
                : "The service is **up** again since " + programme.time().onForm(known.onlineAgain()) + ".";
    }

    private static List<Map<String, String>> productionSites(Programme programme) {
        return programme.live().sites().stream()
                .filter(Programme.Site::onboarded)
                .map(site -> Map.of("label", programme.label(site), "value", site.code()))
                .toList();
    }

    private String targetSummary(ReleaseKey release, Programme programme) {
        var names = agreements.of(release).stream()
                .filter(SiteAgreement::isSettled)
                .map(target -> programme.site(target.site()))
                .sorted(comparing(Programme.Site::wave))
                .map(Programme.Site::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "not settled yet" : names;
    }

    private List<Map<String, String>> targets(ReleaseKey release, Programme programme) {
        var reached = outcomes.of(release).stream()
                .filter(site -> site.environment().equals(programme.live().id()))
                .collect(Collectors.toMap(SiteOutcomes.SiteResult::site, SiteOutcomes.SiteResult::outcome));
        return agreements.of(release).stream()
                .sorted(comparing(target -> programme.site(target.site()).wave()))
                .map(target -> {
                    var site = programme.site(target.site());
                    var ahead = target.isSettled() ? "gets the fix" : "is left out";
                    return Map.of(
                            "name", site.name(),
                            "software", programme.software(site),
                            "state", reached.getOrDefault(site.code(), ahead));
                })
                .toList();
    }
}
