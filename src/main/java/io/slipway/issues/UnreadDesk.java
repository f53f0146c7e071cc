package io.slipway.issues;

import static io.slipway.process.ReleaseProcess.REPORTED_ENVIRONMENT;
import static io.slipway.process.ReleaseProcess.REPORTED_REFERENCE;
import static io.slipway.process.ReleaseProcess.REPORTED_SEVERITY;
import static io.slipway.process.ReleaseProcess.REPORTED_SUMMARY;

import io.slipway.issues.ServiceDesk.Reception;
import io.slipway.programme.Programmes;
import io.slipway.release.OperatorNews;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.StartRequest;
import io.slipway.release.Starters;
import io.slipway.release.Turns;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts reports that cannot be used as they are before the operator, each until somebody has answered for it. */
@Service
public class UnreadDesk {

    private static final int MOST_OPEN = 20;
    private static final String UNREAD = "It could not be used as it is and lies before the operator: ";

    private final Releases releases;
    private final IssueNames names;
    private final UnreadReports unread;
    private final Programmes programmes;
    private final Turns turns;
    private final ApplicationEventPublisher events;

    UnreadDesk(
            Releases releases,
            IssueNames names,
            UnreadReports unread,
            Programmes programmes,
            Turns turns,
            ApplicationEventPublisher events) {
        this.releases = releases;
        this.names = names;
        this.unread = unread;
        this.programmes = programmes;
        this.turns = turns;
        this.events = events;
    }

    /**
     * Puts a report before the operator that cannot be used as it is; the same one once, however often it comes before it is
     * decided. Refused, with the reason, is what starts nothing whatever is missing in it.
     *
     * @throws RuleBroken when it starts nothing whatever is missing in it
     */
    public Reception putBefore(String programme, UnreadReport report, String reportedBy) {
        if (!mayMatter(programme, report)) {
            var refusal = "Nothing starts from " + Objects.requireNonNullElse(report.reference(), "this") + ", though "
                    + report.reason() + ". " + Starters.all(programmes.get(programme));
            noteIdle(programme, report.source(), refusal);
            throw new RuleBroken(refusal);
        }
        return turns.take(() -> unread.holding(programme, report).stream()
                .filter(this::isOpen)
                .findFirst()
                .map(key -> new Reception(releases.get(key), false, UNREAD + report.reason()))
                .orElseGet(() -> put(programme, report, reportedBy)));
    }

    /** Says, once, what was read and starts nothing; it leaves a trace all the same. */
    public void noteIdle(String programme, String source, String said) {
        turns.take(() -> {
            unread.noteIdle(programme, source, said);
            return true;
        });
    }

    /** What a person says of one issue is no answer to the reports of others that lie in the same record. */
    void putAgain(ReleaseKey record, String answered) {
        var others = unread.besides(record, answered);
        if (!others.isEmpty()) {
            var decided = releases.get(record);
            var anew = open(decided.programme(), unread.again(record, others.get(0)), decided.requestedBy());
            others.forEach(report -> unread.copy(report, anew.key()));
        }
    }

    /** From here on nobody adds a report to this record until the transaction of the decision about it has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(ReleaseKey record) {
        releases.hold(record);
    }

    private Reception put(String programme, UnreadReport report, String reportedBy) {
        var record = unread.about(programme, report).stream()
                .filter(this::isOpen)
                .findFirst()
                .or(() -> overflow(programme))
                .map(releases::get)
                .orElseGet(() -> open(programme, report, reportedBy));
        var reports = unread.add(programme, record.key(), report);
        // Of the first one the task tells; of the next ones a mail whenever their number has doubled.
        if (reports > 1 && Integer.bitCount(reports) == 1) {
            events.publishEvent(new OperatorNews(record, "report-unread"));
        }
        return new Reception(record, false, UNREAD + report.reason());
    }

    /** Nobody reads a hundred tasks: what comes when so many lie there is added to the newest of them. */
    private Optional<ReleaseKey> overflow(String programme) {
        var open = releases.all(programme, programmes.get(programme).unreadable()).stream()
                .filter(record -> !releases.hasEnded(record))
                .limit(MOST_OPEN)
                .map(Release::key)
                .toList();
        return open.size() < MOST_OPEN
                ? Optional.empty()
                : open.stream().findFirst().filter(this::isOpen);
    }

    /** Whether it may start something, as far as it can be read, or speaks of what is being dealt with. */
    private boolean mayMatter(String programme, UnreadReport report) {
        return Starters.mayBeOne(programmes.get(programme), report.severity(), report.environment())
                || names.find(programme, report.reference(), report.origin(), report.formerly())
                        .isPresent();
    }

    /** Whoever decides about it at this moment is waited for. */
    private boolean isOpen(ReleaseKey record) {
        releases.hold(record);
        return !releases.hasEnded(releases.get(record));
    }

    /** Opens a record of its own for the report, for a person of the operator to decide. */
    private Release open(String programme, UnreadReport report, String by) {
        var type = programmes.get(programme).unreadable().id();
        var facts = Map.ofEntries(
                REPORTED_REFERENCE.is(Objects.requireNonNullElse(report.reference(), "")),
                REPORTED_SEVERITY.is(report.severity() == null ? "" : String.valueOf(report.severity())),
                REPORTED_ENVIRONMENT.is(Objects.requireNonNullElse(report.environment(), "")),
                REPORTED_SUMMARY.is(Objects.requireNonNullElse(report.summary(), "")));
        return releases.open(
                new StartRequest(programme, type, report.title(), report.reason(), null, null, null, null), facts, by);
    }
}
