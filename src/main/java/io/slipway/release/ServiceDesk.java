package io.slipway.release;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.ReleaseType;
import io.slipway.programme.Programmes;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what the service desk reports from live operation: the first report of an issue starts what deals with it,
 * every later one joins that and is recorded; if that has ended, its people are told. However many come at the same moment, one of them starts it. An issue that
 * turns out to be more severe than it was when something began to deal with it starts anew.
 */
@Service
public class ServiceDesk {

    /** Whoever comes second waits for the first to commit, or for the database to lose patience, and looks again. */
    private static final int TRIES = 20;

    private static final int LONGEST_TITLE = 200;

    private final Releases releases;
    private final LiveIssues issues;
    private final Programmes programmes;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    ServiceDesk(
            Releases releases,
            LiveIssues issues,
            Programmes programmes,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.releases = releases;
        this.issues = issues;
        this.programmes = programmes;
        this.transaction = transaction;
        this.events = events;
    }

    /** What became of a report. {@code started} is false when the issue was being dealt with already. */
    public record Reception(Release release, boolean started) {}

    /** Starts what the programme provides for such an issue, or tells why nothing does. */
    public Reception report(String programme, LiveIssue issue, String source, String delivery, String reportedBy) {
        return settle(() -> receive(
                programme,
                issue,
                () -> releases.start(request(programme, issue), reportedBy),
                source,
                delivery,
                reportedBy));
    }

    /** Starts what a person asks for, unless the issue is being dealt with already; refused if it was in the past. */
    public Reception report(StartRequest request, String source, String delivery, String reportedBy) {
        var issue = Objects.requireNonNull(request.issue());
        return settle(() -> {
            var reception = receive(
                    request.programme(),
                    issue,
                    () -> releases.start(request, reportedBy),
                    source,
                    delivery,
                    reportedBy);
            if (releases.hasEnded(reception.release())) {
                throw new RuleBroken(issue.reference() + " was dealt with by "
                        + reception.release().key()
                        + ", which has ended. If the problem is back, start from the new ticket of the service desk");
            }
            return reception;
        });
    }

    private Reception settle(Supplier<Reception> reception) {
        for (var left = TRIES; ; left--) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> reception.get()));
            } catch (DuplicateKeyException | VersionTaken | QueryTimeoutException overtaken) {
                if (left == 1) {
                    throw overtaken;
                }
            }
        }
    }

    private Reception receive(
            String programme,
            LiveIssue issue,
            Supplier<Release> start,
            String source,
            String delivery,
            String reportedBy) {
        var handledBy = issues.handledBy(programme, issue.reference(), issue.severity());
        var release = handledBy.map(releases::get).orElseGet(start);
        var isNew = issues.record(release.key(), issue, source, delivery, reportedBy);
        if (isNew && releases.hasEnded(release)) {
            events.publishEvent(new IssueReportedAgain(release));
        }
        return new Reception(release, handledBy.isEmpty());
    }

    private StartRequest request(String programme, LiveIssue issue) {
        var type = typeFor(programmes.get(programme), issue);
        return new StartRequest(
                programme, type.id(), title(issue), "Reported as " + issue.reference(), null, null, null, issue);
    }

    private static String title(LiveIssue issue) {
        var summary = issue.summary();
        return summary.length() <= LONGEST_TITLE ? summary : summary.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private static ReleaseType typeFor(Programme programme, LiveIssue issue) {
        return programme.releaseTypes().stream()
                .filter(type ->
                        type.startsFrom() != null && type.startsFrom().covers(issue.environment(), issue.severity()))
                .findFirst()
                .orElseThrow(() -> new RuleBroken("Nothing starts from " + words(issue) + ": " + starters(programme)));
    }

    /** Tells why an issue does not start a release of this type; nothing to tell when it does. */
    static void check(Programme programme, ReleaseType type, StartRequest request) {
        var needs = type.startsFrom();
        var issue = request.issue();
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
            throw new RuleBroken(type.name() + " does not start from " + words(issue) + ": " + starters(programme));
        }
    }

    private static String words(LiveIssue issue) {
        return issue.reference() + " (severity " + issue.severity() + " in " + issue.environment() + ")";
    }

    private static String starters(Programme programme) {
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
