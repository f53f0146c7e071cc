package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.COMMENT;
import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.SITE;
import static io.slipway.process.ReleaseProcess.TEST_SITE;
import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.build.TestResults;
import io.slipway.process.AnswerTaker;
import io.slipway.process.TaskProperty;
import io.slipway.readiness.ReleaseFacts;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes the result of a test that is made in each window: its name is the task's property {@code test}, its site that of the
 * task, or the one chosen for the test.
 */
@Component
@TaskProperty(name = "test")
class TestPerformed implements AnswerTaker {

    private final Releases releases;
    private final TestResults results;

    TestPerformed(Releases releases, TestResults results) {
        this.releases = releases;
        this.results = results;
    }

    @Override
    public void take(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var site = SITE.find(task);
        results.record(
                release.key(),
                Objects.requireNonNull(release.build()),
                ReleaseFacts.inWindow(CheckClaim.rules(task).required("test"), WINDOW.get(task)),
                site.orElseGet(() -> TEST_SITE.get(task)),
                DECISION.get(task).equals("pass"),
                COMMENT.find(task).orElse(""),
                task.getAssignee());
    }
}
