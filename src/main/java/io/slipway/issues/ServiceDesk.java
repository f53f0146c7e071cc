package io.slipway.issues;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.ReleaseType;
import io.slipway.programme.Programmes;
import io.slipway.release.IssueNews;
import io.slipway.release.LiveIssue;
import io.slipway.release.OperatorNews;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.StartRequest;
import io.slipway.release.Starters;
import io.slipway.release.Texts;
import io.slipway.release.Turns;
import io.slipway.words.Spelling;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what the service desk reports from live operation: the first report of an issue starts what deals with it,
 * every later one joins that and is recorded; if that has ended, or if the issue is another by now, its people are told. However
 * many come at the same moment, one of them starts it. An issue that turns out to be more severe than it was when something
 * began to deal with it starts anew.
 */
@Service
public class ServiceDesk {

    private static final int LONGEST_TITLE = 200;
    private static final int MILDEST = 5;

    private final Releases releases;
    private final LiveIssues issues;
    private final IssueNames names;
    private final UnreadReports unread;
    private final UnreadDesk unreadDesk;
    private final Programmes programmes;
    private final Turns turns;
    private final ApplicationEventPublisher events;

    ServiceDesk(
            Releases releases,
            LiveIssues issues,
            IssueNames names,
            UnreadReports unread,
            UnreadDesk unreadDesk,
            Programmes programmes,
            Turns turns,
            ApplicationEventPublisher events) {
        this.releases = releases;
        this.issues = issues;
        this.names = names;
        this.unread = unread;
        this.unreadDesk = unreadDesk;
        this.programmes = programmes;
        this.turns = turns;
        this.events = events;
    }

    /**
     * What became of a report.
     *
     * @param started false when the issue was being dealt with already, or when nothing could be started
     * @param note what else its sender should know
     */
    public record Reception(
            Release release, boolean started, @Nullable String note) {

        public Reception(Release release, boolean started) {
            this(release, started, null);
        }
    }

    /**
     * Starts what the programme provides for such an issue, or tells why nothing does.
     *
     * @throws RuleBroken when nothing starts from such an issue
     */
    public Reception report(String programme, LiveIssue issue, String source, String delivery, String reportedBy) {
        return report(programme, Reported.of(issue), new Delivered(source, delivery, true), reportedBy);
    }

    /**
     * Starts what the programme provides for such an issue, or tells why nothing does.
     *
     * @throws RuleBroken when nothing starts from such an issue
     */
    public Reception report(String programme, Reported report, Delivered delivered, String reportedBy) {
        var outcome = turns.take(() -> {
            var starter = starter(programmes.get(programme), report);
            var known = known(programme, report);
            if (known.isPresent() && (starter.isEmpty() || known.get().covers(report))) {
                return new Outcome(join(known.get().release(), programme, report, delivered, reportedBy), null);
            }
            if (starter.isPresent()) {
                return new Outcome(
                        begin(request(programme, starter.get(), report.issue()), report, delivered, reportedBy), null);
            }
            var refusal = whyNone(programmes.get(programme), report);
            unread.noteIdle(programme, delivered.source(), refusal);
            return new Outcome(null, refusal);
        });
        if (outcome.reception() == null) {
            throw new RuleBroken(String.valueOf(outcome.refusal()));
        }
        return outcome.reception();
    }

    /**
     * Starts what a person asks for, unless the issue is being dealt with already; refused if it was in the past.
     *
     * @throws RuleBroken when what dealt with the issue has ended
     */
    public Reception report(StartRequest request, Delivered delivered, String reportedBy) {
        var report = Reported.of(Objects.requireNonNull(request.issue()));
        return turns.take(() -> receive(request, report, delivered, reportedBy));
    }

    /** Returns the programme that knows an issue of this id. */
    public Optional<String> programmeOf(String origin) {
        return names.programmeOf(origin);
    }

    /**
     * A person has read a report that nobody could use: what they say of the issue starts what it would have started, in
     * the transaction of their decision.
     *
     * @throws RuleBroken when nothing starts from such an issue, or what dealt with it has ended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Reception assessed(ReleaseKey record, LiveIssue issue, String by) {
        var programme = releases.get(record).programme();
        var read = about(record, issue.reference());
        var report = new Reported(
                issue.reference(),
                read.map(UnreadReports.Entry::origin).orElse(null),
                read.map(UnreadReports.Entry::formerly).orElse(null),
                issue.severity(),
                issue.environment(),
                issue.summary(),
                null);
        var type = starter(programmes.get(programme), report)
                .orElseThrow(() -> new RuleBroken(whyNone(programmes.get(programme), report)
                        + ". If that is so, choose that nothing has to be started"));
        var delivered = new Delivered(LiveIssues.BY_HAND, record.value(), true);
        var reception = receive(request(programme, type, issue), report, delivered, by);
        unreadDesk.putAgain(record, issue.reference());
        return reception;
    }

    /** The id of an issue is taken over only where it is sure that the person speaks of that issue. */
    private Optional<UnreadReports.Entry> about(ReleaseKey record, String reference) {
        var spelled = Spelling.of(reference);
        var identified = unread.of(record).stream()
                .filter(report -> report.origin() != null)
                .toList();
        return identified.stream()
                .filter(report -> report.reference() != null
                        && Spelling.of(report.reference()).equals(spelled))
                .reduce((older, newer) -> newer);
    }

    private record Outcome(
            @Nullable Reception reception, @Nullable String refusal) {}

    /** What deals with an issue, and the severity at which it began to. */
    private record Handler(Release release, boolean covers) {

        boolean covers(Reported report) {
            return covers || report.ended() != null;
        }
    }

    private Reception receive(StartRequest request, Reported report, Delivered delivered, String reportedBy) {
        var known = known(request.programme(), report).filter(handler -> handler.covers(report));
        if (known.isEmpty()) {
            return begin(request, report, delivered, reportedBy);
        }
        var release = known.get().release();
        if (releases.hasEnded(release)) {
            throw new RuleBroken(report.reference() + " was dealt with by " + release.key()
                    + ", which has ended. If the problem is back, start from the new ticket of the service desk");
        }
        return join(release, request.programme(), report, delivered, reportedBy);
    }

    private Optional<Handler> known(String programme, Reported report) {
        var severity = Objects.requireNonNullElse(report.severity(), MILDEST);
        return names.find(programme, report.reference(), report.origin(), report.formerly())
                .flatMap(issue -> issues.handling(programme, issue, severity)
                        .map(key -> new Handler(releases.get(key), true))
                        .or(() -> issues.handling(programme, issue, MILDEST)
                                .map(key -> new Handler(releases.get(key), false))));
    }

    private Reception begin(StartRequest request, Reported report, Delivered delivered, String reportedBy) {
        names.settle(request.programme(), report.reference(), report.origin(), report.formerly());
        var release = releases.start(request, reportedBy);
        issues.record(release.key(), report, delivered, false, reportedBy);
        return new Reception(release, true);
    }

    /**
     * An issue that has got another severity, place or name, or that is at an end, is shown as what it is by now; one that is
     * open though what dealt with it has ended is back, whatever else is new.
     */
    private Reception join(Release release, String programme, Reported report, Delivered delivered, String reportedBy) {
        names.settle(programme, report.reference(), report.origin(), report.formerly());
        var hasEnded = releases.hasEnded(release);
        var before = issues.news(release.key());
        var isNew = issues.record(release.key(), report, delivered, hasEnded, reportedBy);
        var news = issues.news(release.key());
        if (hasEnded) {
            var isBack = report.ended() == null;
            if (isNew && isBack) {
                events.publishEvent(new OperatorNews(release, "issue-reported-again"));
            }
            return new Reception(release, false, isBack ? "What dealt with it has ended; the operator is told" : null);
        }
        if (isNew && !news.equals(before)) {
            events.publishEvent(new OperatorNews(release, "issue-changed"));
        }
        return new Reception(release, false, news.map(this::words).orElse(null));
    }

    /** Returns what the programme provides for such an issue; nothing for one that is at an end. */
    private static Optional<ReleaseType> starter(Programme programme, Reported report) {
        return report.ended() == null ? Starters.of(programme, report.issue()) : Optional.empty();
    }

    private static String whyNone(Programme programme, Reported report) {
        return report.ended() == null
                ? Starters.whyNone(programme, report.issue())
                : "Nothing starts from " + report.reference() + ": it is at an end (" + report.ended() + ")";
    }

    private static StartRequest request(String programme, ReleaseType type, LiveIssue issue) {
        return new StartRequest(
                programme,
                type.id(),
                Texts.readable(issue.summary(), LONGEST_TITLE),
                "Reported as " + issue.reference(),
                null,
                null,
                null,
                issue);
    }

    private String words(IssueNews news) {
        return "The issue " + news.words(UnaryOperator.identity()) + " by now; the operator is told";
    }
}
