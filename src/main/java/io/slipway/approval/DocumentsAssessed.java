package io.slipway.approval;

import io.slipway.process.Answers;
import io.slipway.release.Criteria;
import io.slipway.release.Documentation;
import io.slipway.release.Documentations;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the three decisions whether a system document must change, each with its reason. */
@Component
class DocumentsAssessed implements TaskListener {

    private final Releases releases;
    private final Documentations documentations;
    private final Criteria criteria;

    DocumentsAssessed(Releases releases, Documentations documentations, Criteria criteria) {
        this.releases = releases;
        this.documentations = documentations;
        this.criteria = criteria;
    }

    @Override
    public void notify(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        assess(task, key, Documentation.Kind.CLINICAL_SAFETY, "clinicalSafety");
        assess(task, key, Documentation.Kind.INFORMATION_GOVERNANCE, "informationGovernance");
        var training = assess(task, key, Documentation.Kind.TRAINING, "training");
        if (!training.needed()) {
            var detail = "Training documents need no update: " + training.reason();
            criteria.met(releases.get(key), "trainingShared", detail, task.getAssignee());
        }
    }

    private Documentation assess(DelegateTask task, ReleaseKey key, Documentation.Kind kind, String field) {
        var answer = Answers.text(task, field);
        if (!answer.equals("needed") && !answer.equals("notNeeded")) {
            throw new RuleBroken(kind.title() + ": decide whether the documents need an update");
        }
        var reason = Texts.require(kind.title() + ": reason", Answers.text(task, field + "Reason"), 2000);
        var documentation = new Documentation(kind, answer.equals("needed"), reason, null, task.getAssignee(), null);
        documentations.set(key, documentation);
        return documentation;
    }
}
