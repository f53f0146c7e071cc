package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.process.Answers;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.Texts;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes a better brief description when the notes go back; approved notes stay as they were read. */
@Component
class NotesReviewed implements TaskListener {

    private final Releases releases;

    NotesReviewed(Releases releases) {
        this.releases = releases;
    }

    @Override
    public void notify(DelegateTask task) {
        if (DECISION.get(task).equals("rework")) {
            var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
            releases.setNotesSummary(key, Texts.require("brief description", Answers.text(task, "notesSummary"), 4000));
        }
    }
}
