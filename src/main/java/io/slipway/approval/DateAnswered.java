package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.SITE;

import io.slipway.process.Answers;
import io.slipway.release.Agreements;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import io.slipway.release.SiteAgreement;
import io.slipway.release.SiteAgreement.State;
import io.slipway.release.Windows;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes a Trust's answer: it agrees the date of its window, or proposes another. */
@Component
class DateAnswered implements TaskListener {

    private final Agreements agreements;
    private final Windows windows;
    private final DatesSettled settled;
    private final Clock clock;

    DateAnswered(Agreements agreements, Windows windows, DatesSettled settled, Clock clock) {
        this.agreements = agreements;
        this.windows = windows;
        this.settled = settled;
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
        var proposed = Answers.instant(task, "proposedStart")
                .orElseThrow(() -> new RuleBroken("Propose a start that suits you better"));
        if (!proposed.isAfter(clock.instant())) {
            throw new RuleBroken("The start you propose has passed; choose one that lies ahead");
        }
        agreements.set(key, answer(asked, State.PROPOSED, null, proposed, task.getAssignee()));
    }

    private SiteAgreement answer(
            SiteAgreement asked,
            State state,
            java.time.@org.jspecify.annotations.Nullable Instant agreed,
            java.time.@org.jspecify.annotations.Nullable Instant proposed,
            String by) {
        return new SiteAgreement(asked.site(), asked.window(), state, agreed, proposed, by, clock.instant());
    }
}
