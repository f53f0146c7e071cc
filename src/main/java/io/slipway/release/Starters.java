package io.slipway.release;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.ReleaseType;
import io.slipway.words.Quoted;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which issues in live operation start something in a programme, and why others start nothing. */
public final class Starters {

    private Starters() {}

    /** Returns what the programme provides for such an issue. */
    public static Optional<ReleaseType> of(Programme programme, LiveIssue issue) {
        return programme.releaseTypes().stream()
                .filter(type ->
                        type.startsFrom() != null && type.startsFrom().covers(issue.environment(), issue.severity()))
                .findFirst();
    }

    /** Whether an issue of which not all is known may be one that starts something. */
    public static boolean mayBeOne(Programme programme, @Nullable Integer severity, @Nullable String environment) {
        return programme.releaseTypes().stream()
                .flatMap(type -> Stream.ofNullable(type.startsFrom()))
                .anyMatch(from -> (severity == null || from.severities().contains(severity))
                        && (environment == null || from.environment().equals(environment)));
    }

    public static String whyNone(Programme programme, LiveIssue issue) {
        return "Nothing starts from " + words(issue) + ": " + all(programme);
    }

    /** Tells why an issue does not start a release of this type; nothing to tell when it does. */
    static void check(Programme programme, ReleaseType type, StartRequest request) {
        var needs = type.startsFrom();
        var issue = request.issue();
        if (type.process().equals(Programme.UNREADABLE)) {
            throw new RuleBroken(
                    "A " + type.name() + " is put before the operator when one comes in; nobody starts it");
        }
        if (needs == null && issue != null) {
            throw new RuleBroken("A " + type.name() + " is planned and starts from no issue; leave the issue out");
        }
        if (needs == null) {
            return;
        }
        if (issue == null) {
            throw new RuleBroken(type.name() + " starts only from an issue raised through the service desk: give its"
                    + " reference, severity, environment and summary");
        }
        Texts.require("issue reference", issue.reference(), 64);
        Texts.require("issue summary", issue.summary(), 500);
        if (!needs.covers(issue.environment(), issue.severity())) {
            throw new RuleBroken(type.name() + " does not start from " + words(issue) + ": " + all(programme));
        }
    }

    private static String words(LiveIssue issue) {
        return Quoted.plain(issue.reference()) + " (severity " + issue.severity() + " in "
                + Quoted.plain(issue.environment()) + ")";
    }

    /** Tells what starts from which issues. */
    public static String all(Programme programme) {
        return programme.releaseTypes().stream()
                        .filter(type -> type.startsFrom() != null)
                        .map(type -> type.name() + " needs severity " + severities(type) + " in "
                                + Objects.requireNonNull(type.startsFrom()).environment())
                        .collect(Collectors.joining("; "))
                + ". Other issues go into a planned release";
    }

    private static String severities(ReleaseType type) {
        List<Integer> severities = Objects.requireNonNull(type.startsFrom()).severities();
        return severities.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }
}
