package io.slipway.issues;

import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes the three answers that decide whether the service goes offline, and when it is expected back. No general taker can:
 * together they are one assessment, which a decision table reads and the banner shows.
 */
@Component
class ImpactAssessed implements AnswerTaker {

    private final Assessments assessments;
    private final Releases releases;
    private final Programmes programmes;
    private final Clock clock;

    ImpactAssessed(Assessments assessments, Releases releases, Programmes programmes, Clock clock) {
        this.assessments = assessments;
        this.releases = releases;
        this.programmes = programmes;
        this.clock = clock;
    }

    @Override
    public void take(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var risks = new Assessments.Risks(
                yes(task, "otherSystemAtRisk", "another system is at risk"),
                yes(task, "dataMayBeLost", "data may be lost"),
                yes(task, "mayAffectFurther", "the system may be affected further"));
        var programme = programmes.get(releases.get(key).programme());
        var predictedReturn = Answers.instant(task, "predictedReturn", programme.timeZone())
                .orElseThrow(() -> new RuleBroken("Say when the service is expected back; it can be moved later"));
        if (!predictedReturn.isAfter(clock.instant())) {
            throw new RuleBroken("The expected return, " + programme.time().inMessage(predictedReturn)
                    + ", has passed; choose a later time");
        }
        assessments.assess(key, risks, predictedReturn, task.getAssignee());
    }

    private static boolean yes(DelegateTask task, String field, String question) {
        return switch (Answers.text(task, field)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new RuleBroken("Say yes or no: " + question);
        };
    }
}
