package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.COMMENT;
import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.SITE;
import static io.slipway.process.ReleaseProcess.SMOKE_TEST_SITE;
import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.release.ReleaseFacts;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.TestResults;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the result of a smoke test: AIDE's at the Trust of the task, FLIP's at the preferred Trust. */
@Component
class SmokeTestPerformed implements TaskListener {

    private final Releases releases;
    private final TestResults results;

    SmokeTestPerformed(Releases releases, TestResults results) {
        this.releases = releases;
        this.results = results;
    }

    @Override
    public void notify(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var aideSite = SITE.find(task);
        results.record(
                release.key(),
                Objects.requireNonNull(release.build()),
                ReleaseFacts.smokeTest(aideSite.isPresent() ? "AIDE" : "FLIP", WINDOW.get(task)),
                aideSite.orElseGet(() -> SMOKE_TEST_SITE.get(task)),
                DECISION.get(task).equals("pass"),
                COMMENT.find(task).orElse(""),
                task.getAssignee());
    }
}
