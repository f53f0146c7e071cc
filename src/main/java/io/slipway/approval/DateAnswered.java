package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.PROGRAMME;
import static io.slipway.process.ReleaseProcess.SITE;

import io.slipway.process.Answers;
import io.slipway.programme.Programmes;
import io.slipway.release.Agreements;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import io.slipway.release.SiteAgreement;
import io.slipway.release.SiteAgreement.State;
import io.slipway.release.Windows;
import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a Trust's answer: it agrees the date of its window, or proposes another. */
@Component
class DateAnswered implements TaskListener {

    private final Agreements agreements;
    private final Windows windows;
    private final DatesSettled settled;
    private final Programmes programmes;
    private final Clock clock;

    DateAnswered(Agreements agreements, Windows windows, DatesSettled settled, Programmes programmes, Clock clock) {
        this.agreements = agreements;
        this.windows = windows;
        this.settled = settled;
        this.programmes = programmes;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var asked = agreements.find(key, SITE.get(task)).orElseThrow();
        var start = windows.find(key, asked.window()).orElseThrow().startsAt();
        if (DECISION.get(task).equals("agree")) {
            agreements.set(key, answer(asked, State.AGREED, start, null, task.getAssignee()));
            settled.check(key, task.getAssignee());
            return;
        }
        var proposed = Answers.instant(
                        task,
                        "proposedStart",
                        programmes.get(PROGRAMME.get(task)).timeZone())
                .orElseThrow(() -> new RuleBroken("Propose a start that suits you better"));
        if (!proposed.isAfter(clock.instant())) {
            throw new RuleBroken("The start you propose has passed; choose one that lies ahead");
        }
        agreements.set(key, answer(asked, State.PROPOSED, null, proposed, task.getAssignee()));
    }

    private SiteAgreement answer(
            SiteAgreement asked, State state, @Nullable Instant agreed, @Nullable Instant proposed, String by) {
        return new SiteAgreement(asked.site(), asked.window(), state, agreed, proposed, by, clock.instant());
    }
}
