package io.slipway.approval;

import io.slipway.process.Answers;
import io.slipway.release.Assessments;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the three answers that decide whether the service goes offline, and when it is expected back. */
@Component
class ImpactAssessed implements TaskListener {

    private final Assessments assessments;
    private final Clock clock;

    ImpactAssessed(Assessments assessments, Clock clock) {
        this.assessments = assessments;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var risks = new Assessments.Risks(
                yes(task, "otherSystemAtRisk", "another clinical system is at risk"),
                yes(task, "dataMayBeLost", "data may be lost"),
                yes(task, "mayAffectFurther", "the system may be affected further"));
        var predictedReturn = Answers.instant(task, "predictedReturn")
                .orElseThrow(() -> new RuleBroken("Say when the service is expected back; it can be moved later"));
        if (!predictedReturn.isAfter(clock.instant())) {
            throw new RuleBroken("The expected return " + predictedReturn + " has passed; choose a later time");
        }
        assessments.assess(key, risks, predictedReturn, task.getAssignee());
    }

    private static boolean yes(DelegateTask task, String field, String question) {
        return switch (Answers.text(task, field)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new RuleBroken("Say yes or no: " + question + " ('" + field + "')");
        };
    }
}
