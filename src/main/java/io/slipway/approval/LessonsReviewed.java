package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.downtime.Windows;
import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperty;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.SiteOutcomes;
import io.slipway.release.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes what was learnt from a release. The task's property {@code lessonsAre} tells of each decision whether they are
 * {@code recorded}, in the field {@code lessons}, or {@code notNeeded}, which holds only after a rollout that went as planned
 * (M-148).
 */
@Component
@TaskProperty(
        name = "lessonsAre",
        of = TaskProperty.Of.DECISIONS,
        values = {LessonsReviewed.RECORDED, LessonsReviewed.NOT_NEEDED})
class LessonsReviewed implements AnswerTaker {

    static final String RECORDED = "recorded";
    static final String NOT_NEEDED = "notNeeded";

    private final Releases releases;
    private final Programmes programmes;
    private final SiteOutcomes outcomes;
    private final Windows windows;

    LessonsReviewed(Releases releases, Programmes programmes, SiteOutcomes outcomes, Windows windows) {
        this.releases = releases;
        this.programmes = programmes;
        this.outcomes = outcomes;
        this.windows = windows;
    }

    @Override
    public void take(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        switch (String.valueOf(CheckClaim.rules(task).named("lessonsAre").get(DECISION.get(task)))) {
            case RECORDED ->
                releases.learn(release.key(), Texts.require("lessons", Answers.text(task, "lessons"), 2000));
            case NOT_NEEDED -> refuseAfter(departures(release));
            default -> throw new IllegalStateException("Nothing else becomes of lessons");
        }
    }

    private static void refuseAfter(List<String> departures) {
        if (!departures.isEmpty()) {
            throw new RuleBroken("Lessons are needed, because the rollout did not go as planned (M-148): "
                    + String.join("; ", departures) + ". Write in 'lessons' what was learnt from it");
        }
    }

    private List<String> departures(Release release) {
        var programme = programmes.get(release.programme());
        return Stream.concat(
                        outcomes.departures(release.key()).stream()
                                .map(one ->
                                        programme.environment(one.environment()).name() + ": " + one.what()),
                        windows.moved(release.key()).stream()
                                .map(number -> "the end of window " + number + " was moved"))
                .distinct()
                .toList();
    }
}
