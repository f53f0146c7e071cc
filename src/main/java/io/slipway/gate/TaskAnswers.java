package io.slipway.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.identity.EngineSight;
import io.slipway.words.Quoted;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A task is answered through its form alone. The engine would let whoever may work on it end it with an error, past its
 * decision, and overwrite any variable of the release along with the answer.
 */
@Component
class TaskAnswers implements BodyCheck {

    private static final Pattern ANSWER = Pattern.compile("/task/([^/]+)/(?:complete|submit-form)");
    private static final Set<String> IN_EVERY_FORM = Set.of("decision", "comment");

    /** What a form showed, as a digest; without it nobody knows what was decided on. */
    private static final String WHAT_WAS_READ = "contentDigest";

    private static final int MOST = 8;

    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<FormService> forms;
    private final EngineSight sight;
    private final JsonMapper json = new JsonMapper();

    TaskAnswers(ObjectProvider<TaskService> tasks, ObjectProvider<FormService> forms, EngineSight sight) {
        this.tasks = tasks;
        this.forms = forms;
        this.sight = sight;
    }

    @Override
    public boolean concerns(HttpServletRequest request) {
        return request.getMethod().equals("POST") && task(request).isPresent();
    }

    @Override
    public List<String> problems(HttpServletRequest request, byte[] body) {
        var answers = EngineJson.checkedOrEmpty(body).path("variables");
        if (!answers.isMissingNode() && !answers.isNull() && !answers.isObject()) {
            return List.of("Send the answers as an object: {\"variables\": {\"decision\": {\"value\": \"…\"}}}");
        }
        return task(request)
                .flatMap(this::fields)
                .flatMap(fields -> wrongIn(answers, fields))
                .map(List::of)
                .orElseGet(() -> answers.properties().stream()
                        .flatMap(answer -> AnswerValue.wrongIn(answer.getKey(), answer.getValue()).stream())
                        .limit(MOST)
                        .toList());
    }

    /**
     * Who sends nothing decides nothing, and hears so from the engine. A form of models from before the field was asked for
     * does not have it.
     */
    private static Optional<String> wrongIn(JsonNode answers, Set<String> fields) {
        var strangers = EngineJson.strangers(answers, fields);
        if (!strangers.isEmpty()) {
            return Optional.of("The form of this task has no fields " + Quoted.all(strangers)
                    + "; leave them out. Nothing was recorded");
        }
        return fields.contains(WHAT_WAS_READ)
                        && !answers.isEmpty()
                        && !answers.path(WHAT_WAS_READ).path("value").isTextual()
                ? Optional.of("Send the field '" + WHAT_WAS_READ + "' as the task's form variables have it: it says"
                        + " what the form showed. Nothing was recorded")
                : Optional.empty();
    }

    private static Optional<String> task(HttpServletRequest request) {
        return EngineAddress.of(request)
                .map(asked -> ANSWER.matcher(asked.path()))
                .filter(Matcher::matches)
                .map(answer -> answer.group(1));
    }

    /** Returns nothing for a task that is not there, or no longer: the engine says so, of a form with a null pointer. */
    private Optional<Set<String>> fields(String task) {
        return sight.everything(() -> {
            try {
                return isThere(task) ? Optional.of(formFields(task)) : Optional.empty();
            } catch (RuntimeException failure) {
                if (isThere(task)) {
                    throw failure;
                }
                return Optional.empty();
            }
        });
    }

    private boolean isThere(String task) {
        return tasks.getObject().createTaskQuery().taskId(task).count() > 0;
    }

    private Set<String> formFields(String task) {
        var fields = new TreeSet<>(IN_EVERY_FORM);
        try (var form = forms.getObject().getDeployedTaskForm(task)) {
            keys(json.readTree(form)).forEach(fields::add);
            return fields;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Stream<String> keys(JsonNode part) {
        var own = part.path("key").isTextual() ? Stream.of(part.path("key").asText()) : Stream.<String>empty();
        return Stream.concat(
                own,
                StreamSupport.stream(part.path("components").spliterator(), false)
                        .flatMap(TaskAnswers::keys));
    }
}
