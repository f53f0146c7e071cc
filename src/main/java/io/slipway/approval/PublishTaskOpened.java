package io.slipway.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.ReleaseKey;
import io.slipway.release.TaskOpened;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets the house know that a task waits for people, with what its form will ask them. */
@Component
class PublishTaskOpened {

    private static final Pattern FACT = Pattern.compile("\\{\\{content\\.(\\w+)}}");

    private final FormReading forms;
    private final ApplicationEventPublisher house;
    private final ObjectMapper json;

    PublishTaskOpened(FormReading forms, ApplicationEventPublisher house, ObjectMapper json) {
        this.forms = forms;
        this.house = house;
        this.json = json;
    }

    /** To be called once the task's content is prepared. */
    void publish(DelegateTask task) {
        var rules = CheckClaim.rules(task);
        house.publishEvent(new TaskOpened(
                new ReleaseKey(task.getExecution().getProcessBusinessKey()),
                task.getId(),
                Objects.toString(task.getName()),
                question(task),
                rules.property("notice").orElse(null),
                rules.decisions().size() > 1,
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getCandidates().stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .toList()));
    }

    private String question(DelegateTask task) {
        var content = content(task);
        return FACT.matcher(forms.of(task).question())
                .replaceAll(fact ->
                        Matcher.quoteReplacement(content.path(fact.group(1)).asText()));
    }

    private JsonNode content(DelegateTask task) {
        JsonValue prepared = task.getVariableLocalTyped("content", false);
        try {
            return json.readTree(prepared.getValueSerialized());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
