package io.slipway.build;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.People;
import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import io.slipway.scope.KnownIssue;
import io.slipway.scope.KnownIssues;
import io.slipway.words.FormText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What forms show of defects: which the release brought back to be tested again, and which it leaves open. */
@Component
class DefectsShown implements TaskContent {

    private final Retests retests;
    private final KnownIssues issues;
    private final Programmes programmes;
    private final People people;

    DefectsShown(Retests retests, KnownIssues issues, Programmes programmes, People people) {
        this.retests = retests;
        this.issues = issues;
        this.programmes = programmes;
        this.people = people;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        var programme = programmes.get(release.programme());
        return Map.of(
                "retests",
                () -> retests.of(release.key()).stream()
                        .map(retest -> row(programme, retest))
                        .toList(),
                "retestSummary",
                () -> summary(programme, retests.of(release.key())),
                "knownIssues",
                () -> issues.of(release.key()).stream()
                        .map(issue -> row(programme, issue))
                        .toList(),
                "knownIssueSummary",
                () -> summary(issues.of(release.key())));
    }

    private static Map<String, String> row(Programme programme, Retest retest) {
        return Map.of(
                "ticket",
                retest.ticket(),
                "summary",
                retest.summary(),
                "environment",
                programme.environment(retest.environment()).name(),
                "result",
                retest.result() == null ? "due" : retest.passed() ? "passed" : "failed");
    }

    private static String summary(Programme programme, List<Retest> all) {
        if (all.isEmpty()) {
            return "nothing is to be tested again";
        }
        return programme.environments().stream()
                .map(environment -> in(environment, all))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String in(Programme.Environment environment, List<Retest> all) {
        var tickets = all.stream()
                .filter(retest -> retest.environment().equals(environment.id()))
                .map(Retest::ticket)
                .collect(Collectors.joining(", "));
        return tickets.isEmpty() ? "" : environment.name() + ": " + tickets;
    }

    private Map<String, String> row(Programme programme, KnownIssue issue) {
        var row = new HashMap<String, String>();
        row.put("ticket", issue.ticket());
        row.put("summary", issue.summary());
        row.put(
                "severity",
                issue.severity() == null ? "not rated" : programme.defects().severityName(issue.severity()));
        row.put("workaround", issue.workaround() == null ? "none" : issue.workaround());
        row.put("state", issue.fixed() ? "fixed by this release" : "open");
        row.put(
                "agreed",
                issue.agreed() == null
                        ? "not yet"
                        : String.valueOf(
                                people.at(issue.agreed().by(), issue.agreed().at())));
        return row;
    }

    private static String summary(List<KnownIssue> all) {
        if (all.isEmpty()) {
            return "no known issue";
        }
        var fixed = all.stream().filter(KnownIssue::fixed).toList();
        var open = all.stream().filter(issue -> !issue.fixed()).toList();
        return (open.isEmpty() ? "none stays open" : open.size() + " open: " + names(open))
                + (fixed.isEmpty() ? "" : "; fixed by this release: " + names(fixed));
    }

    private static String names(List<KnownIssue> some) {
        return some.stream()
                .map(issue -> issue.ticket() + " " + FormText.line(issue.summary()))
                .collect(Collectors.joining("; "));
    }
}
