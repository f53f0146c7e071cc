package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.CONTENT_DIGEST;
import static io.slipway.process.ReleaseProcess.PROGRAMME;
import static io.slipway.process.ReleaseProcess.RELEASE;
import static io.slipway.process.ReleaseProcess.SITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseContent;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.TaskContent;
import java.util.LinkedHashMap;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.stereotype.Component;

/**
 * Prepares what a task's form shows, and remembers its digest. It does so when the task is created and again when
 * somebody claims it, so that people read the release as it is.
 */
@Component
class ShowContent implements TaskListener {

    private final List<TaskContent> contributions;
    private final Programmes programmes;
    private final Releases releases;
    private final ReleaseContent content;
    private final ObjectMapper json;

    ShowContent(
            List<TaskContent> contributions,
            Programmes programmes,
            Releases releases,
            ReleaseContent content,
            ObjectMapper json) {
        this.contributions = contributions;
        this.programmes = programmes;
        this.releases = releases;
        this.content = content;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var shown = new LinkedHashMap<String, Object>();
        contributions.forEach(room -> shown.putAll(room.of(key, task.getTaskDefinitionKey())));
        SITE.find(task)
                .ifPresent(site -> shown.put(
                        "siteName",
                        programmes.get(PROGRAMME.get(task)).site(site).name()));
        show(task, key, text(shown), content.digest(key));
    }

    /** What a form shows already is not written again: history would keep it once more. */
    private void show(DelegateTask task, ReleaseKey key, String shown, String digest) {
        JsonValue before = task.getVariableLocalTyped("content", false);
        if (before != null
                && shown.equals(before.getValueSerialized())
                && digest.equals(task.getVariableLocal(CONTENT_DIGEST.name()))) {
            return;
        }
        // Tasklist's lists show variables of the task itself only.
        task.setVariableLocal(RELEASE.name(), key + " " + releases.get(key).title());
        task.setVariableLocal("content", SpinValues.jsonValue(shown).create());
        task.setVariableLocal(CONTENT_DIGEST.name(), digest);
    }

    private String text(Object shown) {
        try {
            return json.writeValueAsString(shown);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
