package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.ACTIVITY;
import static io.slipway.process.ReleaseProcess.CONTENT_DIGEST;
import static io.slipway.process.ReleaseProcess.RELEASE;
import static io.slipway.process.ReleaseProcess.SITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.process.TaskProperties;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseContent;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.TaskContent;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Prepares what a task's form shows, no more and no less, and remembers its digest. It does so when the task is created
 * and again when somebody claims it, so that people read the release as it is.
 */
@Component
class ShowContent {

    private final List<TaskContent> contributions;
    private final FormReading forms;
    private final Programmes programmes;
    private final Releases releases;
    private final ReleaseContent content;
    private final ObjectMapper json;

    ShowContent(
            List<TaskContent> contributions,
            FormReading forms,
            Programmes programmes,
            Releases releases,
            ReleaseContent content,
            ObjectMapper json) {
        this.contributions = contributions;
        this.forms = forms;
        this.programmes = programmes;
        this.releases = releases;
        this.content = content;
        this.json = json;
    }

    void show(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var shown = new TreeMap<String, @Nullable Object>();
        var names = forms.of(task).reads();
        for (var room : contributions) {
            room.of(release, task.getTaskDefinitionKey()).forEach((name, value) -> {
                if (names.contains(name)) {
                    shown.put(name, value.get());
                }
            });
        }
        var programme = programmes.get(release.programme());
        SITE.find(task)
                .filter(site -> names.contains("siteName"))
                .ifPresent(site -> shown.put("siteName", programme.site(site).name()));
        ACTIVITY.find(task)
                .filter(activity -> names.contains("activity"))
                .ifPresent(activity ->
                        shown.put("activity", programme.raci(activity).activity()));
        if (names.contains("taskLinks")) {
            shown.put("taskLinks", links(programme, TaskProperties.list(task, "links")));
        }
        show(task, release, text(shown), CheckClaim.rules(task).digest(content, release.key()));
    }

    /** Returns the programme's pages that the model names for the task, as one line of Markdown. */
    private static String links(Programme programme, List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.ofNullable(programme.links().get(name)))
                .map(link -> "[" + link.name() + "]("
                        + link.url().toASCIIString().replace("(", "%28").replace(")", "%29") + ")")
                .collect(Collectors.joining(" · "));
    }

    /** What a form shows already is not written again: history would keep it once more. */
    private void show(DelegateTask task, Release release, String shown, String digest) {
        JsonValue before = task.getVariableLocalTyped("content", false);
        if (before != null
                && shown.equals(before.getValueSerialized())
                && digest.equals(task.getVariableLocal(CONTENT_DIGEST.name()))) {
            return;
        }
        // Tasklist's lists show variables of the task itself only.
        task.setVariableLocal(RELEASE.name(), release.key() + " " + release.title());
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
