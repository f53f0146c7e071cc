package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.COMMENT;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the lessons of the release for its report. */
@Component
class LessonsRecorded implements TaskListener {

    private final Releases releases;

    LessonsRecorded(Releases releases) {
        this.releases = releases;
    }

    @Override
    public void notify(DelegateTask task) {
        releases.learn(new ReleaseKey(task.getExecution().getProcessBusinessKey()), COMMENT.get(task));
    }
}
