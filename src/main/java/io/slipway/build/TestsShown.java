package io.slipway.build;

import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.words.FormText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How the build of a release did in its tests, in a few words, and each feature for itself; the newest result counts. */
@Component
class TestsShown implements TaskContent {

    private final Scopes scopes;
    private final UserTests userTests;
    private final TestResults results;
    private final TestEvidenceFiles evidence;
    private final String url;

    TestsShown(
            Scopes scopes,
            UserTests userTests,
            TestResults results,
            TestEvidenceFiles evidence,
            @Value("${slipway.url}") String url) {
        this.scopes = scopes;
        this.userTests = userTests;
        this.results = results;
        this.evidence = evidence;
        this.url = url;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        return Map.of(
                "testSummary", () -> tests(release),
                "evidenceSummary", () -> evidenceSummary(release),
                "evidenceLinks", () -> evidenceLinks(release),
                "featureSummary", () -> features(release),
                "featureResults", () -> featureRows(release),
                "refusedFeatures", () -> refused(release));
    }

    private String tests(Release release) {
        var newest = newest(release, false);
        if (newest.isEmpty()) {
            return "none is recorded yet";
        }
        var failed = newest.stream().filter(result -> !result.passed()).toList();
        var passed = newest.size() - failed.size() + " of " + newest.size() + " passed";
        return failed.isEmpty()
                ? passed
                : passed + "; failed: "
                        + failed.stream()
                                .map(result -> name(release, result))
                                .distinct()
                                .collect(Collectors.joining(", "));
    }

    private String name(Release release, TestResult result) {
        var ofTicket =
                scopes.of(release.key()).stream().anyMatch(item -> item.ticket().equals(result.subject()));
        return FormText.markdown(result.test()) + (ofTicket ? " of " + result.subject() : "");
    }

    /** Returns the newest result of each test, or of each sign-off of one, for the build that the release has now. */
    private Collection<TestResult> newest(Release release, boolean signOffs) {
        var build = String.valueOf(release.build());
        var newest = new LinkedHashMap<String, TestResult>();
        results.of(release.key()).stream()
                .filter(result -> result.build().equals(build))
                .filter(result -> UserTests.isSignOff(result.test()) == signOffs)
                .forEach(result -> newest.put(result.test() + " " + result.subject(), result));
        return newest.values();
    }

    private List<TestEvidence> files(Release release) {
        return evidence.of(release.key()).stream()
                .filter(file -> file.build().equals(release.build()))
                .toList();
    }

    private String evidenceSummary(Release release) {
        var proven = files(release).stream().map(TestEvidence::ticket).collect(Collectors.toSet());
        var tickets = scopes.of(release.key()).stream().map(ScopeItem::ticket).toList();
        var missing =
                tickets.stream().filter(ticket -> !proven.contains(ticket)).toList();
        var with = tickets.size() - missing.size() + " of " + tickets.size() + " with evidence";
        return missing.isEmpty() ? with : with + "; missing: " + String.join(", ", missing);
    }

    private String evidenceLinks(Release release) {
        var files = files(release).stream()
                .map(file -> "- " + file.ticket() + ": [" + FormText.markdown(file.name()) + "](" + url
                        + "/api/releases/" + release.key() + "/evidence/" + file.id() + ")")
                .collect(Collectors.joining("\n"));
        return files.isEmpty() ? "None is uploaded for this build yet." : files;
    }

    private String features(Release release) {
        var due = userTests.due(release.key());
        if (due.isEmpty()) {
            return "nothing had to be tested";
        }
        var failed = due.stream()
                .filter(item -> tried(release, item).filter(TestResult::passed).isEmpty())
                .map(ScopeItem::ticket)
                .toList();
        var passed = due.size() - failed.size() + " of " + due.size() + " passed";
        return failed.isEmpty() ? passed : passed + "; not passed: " + String.join(", ", failed);
    }

    private Optional<TestResult> tried(Release release, ScopeItem item) {
        return newest(release, false).stream()
                .filter(result -> result.subject().equals(item.ticket()))
                .reduce((earlier, later) -> later);
    }

    private List<Map<String, String>> featureRows(Release release) {
        return userTests.due(release.key()).stream()
                .map(item -> Map.of(
                        "ticket", item.ticket(),
                        "summary", item.summary(),
                        "result",
                                tried(release, item)
                                        .map(result -> result.passed() ? "passed" : "failed")
                                        .orElse("not tested"),
                        "detail", tried(release, item).map(TestResult::detail).orElse("")))
                .toList();
    }

    private String refused(Release release) {
        var refused = newest(release, true).stream()
                .filter(result -> !result.passed())
                .map(TestResult::subject)
                .toList();
        return scopes.of(release.key()).stream()
                .filter(item -> refused.contains(item.ticket()))
                .map(item -> item.ticket() + " " + FormText.line(item.summary())
                        + (item.featureFlag() == null
                                ? " (has no flag, so it cannot be switched off)"
                                : " (has a flag, so it can be switched off)"))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("; "), names -> names.isEmpty() ? "none is recorded" : names));
    }
}
