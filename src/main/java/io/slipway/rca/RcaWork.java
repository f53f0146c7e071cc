package io.slipway.rca;

import io.slipway.programme.Programmes;
import io.slipway.rca.RcaEntry.State;
import io.slipway.readiness.ReleaseDocument;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.release.ReleaseIssues;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What the lifecycle does to the log as it moves. */
@Component
class RcaWork {

    private static final int ACTIONS = 4000;

    private final RcaEntries entries;
    private final RcaActions actions;
    private final RcaEvents events;
    private final ReleaseIssues issues;
    private final Releases releases;
    private final ReleaseDocuments documents;
    private final Programmes programmes;
    private final Clock clock;

    RcaWork(
            RcaEntries entries,
            RcaActions actions,
            RcaEvents events,
            ReleaseIssues issues,
            Releases releases,
            ReleaseDocuments documents,
            Programmes programmes,
            Clock clock) {
        this.entries = entries;
        this.actions = actions;
        this.events = events;
        this.issues = issues;
        this.releases = releases;
        this.documents = documents;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** Adds the issue to the list (F-117), unless it is there already. */
    void open(ReleaseKey release) {
        if (issues.of(release).isEmpty()) {
            throw new RuleBroken(release + " deals with no issue in live operation, so there is nothing to analyse");
        }
        if (entries.find(release).isEmpty()) {
            entries.open(release);
        }
    }

    void note(ReleaseKey release, String event) {
        events.add(release, clock.instant(), event, null);
    }

    /** Takes the answers of the form, by the names of its fields. */
    void analysed(ReleaseKey release, UnaryOperator<String> answers, String by) {
        var programme = programmes.get(releases.get(release).programme());
        var today = LocalDate.ofInstant(clock.instant(), programme.timeZone());
        var analysis = Analysis.from(answers);
        var planned = new ArrayList<>(new ActionRows(programme, today).read(answers));
        planned.addAll(
                new ActionLines(programme, today).read(Texts.limit("Actions", answers.apply("actions"), ACTIONS)));
        entries.write(release, analysis, by);
        actions.propose(release, planned);
    }

    /** Returns the actions that nobody was set to work on yet, in the rows of the form. */
    Map<String, String> planned(ReleaseKey release) {
        return ActionRows.write(
                actions.of(release).stream().filter(action -> !action.ordered()).toList());
    }

    void signedOff(ReleaseKey release, String by) {
        entries.signOff(release, by);
    }

    /** Nothing of the entry changes from here on; a later change is a new revision. */
    void freeze(ReleaseKey release) {
        var entry = entries.find(release).orElseThrow();
        var document =
                documents.newest(release, ReleaseDocument.ROOT_CAUSE_ANALYSIS).orElseThrow();
        var author = Objects.requireNonNull(entry.writtenBy());
        var state = entry.decidedBy() == null ? State.SHARED : State.SIGNED_OFF;
        entries.freeze(
                release, state, entry.revision() + 1, document, Objects.requireNonNullElse(entry.decidedBy(), author));
    }

    /** Gives each owner the task, once. */
    void orderActions(ReleaseKey release) {
        var by = Objects.requireNonNull(entries.find(release).orElseThrow().writtenBy());
        for (var action : actions.of(release)) {
            if (action.isOpen() && !action.ordered()) {
                actions.order(action.id());
                releases.orderAction(release, action.id(), by);
            }
        }
    }

    void ended(String action, boolean done, String explanation, String by) {
        actions.end(action, done ? RcaAction.State.DONE : RcaAction.State.DROPPED, explanation, by);
    }
}
