package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.CONTENT_DIGEST;
import static io.slipway.process.ReleaseProcess.RELEASE;
import static io.slipway.process.ReleaseProcess.SHOWN_DIGEST;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.readiness.ReleaseContent;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.TaskContent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Prepares what a task's form shows, no more and no less, and remembers its digest. It does so when the task is created,
 * when somebody claims it and when it is opened, so that people read the release as it is.
 */
@Component
class ShowContent {

    private final List<TaskContent> contributions;
    private final TaskShown own;
    private final FormReading forms;
    private final Releases releases;
    private final ReleaseContent content;
    private final ObjectMapper json;

    ShowContent(
            List<TaskContent> contributions,
            TaskShown own,
            FormReading forms,
            Releases releases,
            ReleaseContent content,
            ObjectMapper json) {
        this.contributions = contributions;
        this.own = own;
        this.forms = forms;
        this.releases = releases;
        this.content = content;
        this.json = json;
    }

    void show(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        // Taken first: what changes between the two is then refused, and not taken for having been read.
        var digest = CheckClaim.rules(task).digest(content, release.key());
        var shown = new TreeMap<String, @Nullable Object>();
        var names = forms.of(task).reads();
        for (var room : contributions) {
            add(shown, names, room.of(release, task.getTaskDefinitionKey()));
        }
        add(shown, names, own.of(task, release));
        shown.put("digest", digest);
        show(task, release, text(shown), digest);
    }

    private static void add(Map<String, @Nullable Object> shown, Set<String> names, Map<String, Supplier<?>> offered) {
        offered.forEach((name, value) -> {
            if (names.contains(name)) {
                shown.put(name, value.get());
            }
        });
    }

    /** What a form shows already is not written again: history would keep it once more. */
    private void show(DelegateTask task, Release release, String shown, String digest) {
        JsonValue before = task.getVariableLocalTyped("content", false);
        if (before != null && shown.equals(before.getValueSerialized())) {
            return;
        }
        // Tasklist's lists show variables of the task itself only.
        task.setVariableLocal(RELEASE.name(), release.key() + " " + release.title());
        task.setVariableLocal("content", SpinValues.jsonValue(shown).create());
        task.setVariableLocal(SHOWN_DIGEST.name(), digest);
        // Beside the other fields, where an answer overwrites it: what comes back is held against what was shown.
        task.getExecution().setVariableLocal(CONTENT_DIGEST.name(), digest);
    }

    private String text(Object shown) {
        try {
            return json.writeValueAsString(shown);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
