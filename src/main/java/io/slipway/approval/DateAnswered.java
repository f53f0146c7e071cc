package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.SITE;

import io.slipway.downtime.Agreements;
import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.SiteAgreement.State;
import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperty;
import io.slipway.programme.Programmes;
import io.slipway.readiness.Criteria;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes what is answered about the date of a site, by its owner or by whoever plans. The task's property {@code agreement}
 * says what each decision makes of it: {@code agreed}, to what was asked or proposed last, {@code proposed} for another start,
 * {@code asked} once more, or {@code leftOut}; {@code settledMeets} names the criterion that is met when no site is open.
 */
@Component
@TaskProperty(
        name = "agreement",
        of = TaskProperty.Of.DECISIONS,
        values = {DateAnswered.AGREED, DateAnswered.PROPOSED, DateAnswered.ASKED, DateAnswered.LEFT_OUT})
@TaskProperty(name = "settledMeets", optional = true)
class DateAnswered implements AnswerTaker {

    static final String AGREED = "agreed";
    static final String PROPOSED = "proposed";
    static final String ASKED = "asked";
    static final String LEFT_OUT = "leftOut";

    private final Agreements agreements;
    private final ProposedWindows proposals;
    private final Releases releases;
    private final Programmes programmes;
    private final Criteria criteria;
    private final Clock clock;

    DateAnswered(
            Agreements agreements,
            ProposedWindows proposals,
            Releases releases,
            Programmes programmes,
            Criteria criteria,
            Clock clock) {
        this.agreements = agreements;
        this.proposals = proposals;
        this.releases = releases;
        this.programmes = programmes;
        this.criteria = criteria;
        this.clock = clock;
    }

    @Override
    public void take(DelegateTask task) {
        var rules = CheckClaim.rules(task);
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var before = agreements.find(key, SITE.get(task)).orElseThrow();
        var by = task.getAssignee();
        switch (rules.named("agreement").getOrDefault(DECISION.get(task), "")) {
            case AGREED -> agreements.set(key, agreed(key, before, by));
            case PROPOSED ->
                agreements.set(key, answer(before, before.window(), State.PROPOSED, null, proposed(task, key), by));
            case ASKED -> agreements.set(key, answer(before, 1, State.ASKED, null, before.proposedStart(), by));
            case LEFT_OUT -> agreements.set(key, answer(before, 1, State.LEFT_OUT, null, before.proposedStart(), by));
            default -> throw new IllegalStateException("Nothing is said of the decision " + DECISION.get(task));
        }
        rules.property("settledMeets")
                .filter(criterion -> isSettled(key))
                .ifPresent(criterion -> criteria.met(
                        releases.get(key), criterion, "Every party has agreed its date or is left out", by));
    }

    private SiteAgreement agreed(ReleaseKey key, SiteAgreement before, String by) {
        if (before.state() != State.PROPOSED) {
            return answer(before, before.window(), State.AGREED, proposals.start(key, before.window()), null, by);
        }
        var start = Objects.requireNonNull(before.proposedStart());
        return answer(before, proposals.window(key, start), State.AGREED, start, start, by);
    }

    private Instant proposed(DelegateTask task, ReleaseKey key) {
        var zone = programmes.get(releases.get(key).programme()).timeZone();
        var proposed = Answers.instant(task, "proposedStart", zone)
                .orElseThrow(() -> new RuleBroken("Propose a start that suits you better"));
        if (!proposed.isAfter(clock.instant())) {
            throw new RuleBroken("The start you propose has passed; choose one that lies ahead");
        }
        return proposed;
    }

    private boolean isSettled(ReleaseKey key) {
        return agreements.of(key).stream()
                .noneMatch(agreement -> agreement.state() == State.ASKED || agreement.state() == State.PROPOSED);
    }

    private SiteAgreement answer(
            SiteAgreement before,
            int window,
            State state,
            @Nullable Instant agreed,
            @Nullable Instant proposed,
            String by) {
        return new SiteAgreement(before.site(), window, state, agreed, proposed, by, clock.instant());
    }
}
