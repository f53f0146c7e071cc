package io.slipway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A task is answered through its form alone. The engine would let whoever may work on it end it with an error, past its
 * decision, and overwrite any variable of the release along with the answer.
 */
@Component
class TaskAnswers implements BodyCheck {

    private static final Pattern ANSWER =
            Pattern.compile(".*/task/([^/]+)/(complete|submit-form|resolve|bpmnError|bpmnEscalation)/?");
    private static final Set<String> THROUGH_THE_FORM = Set.of("complete", "submit-form");
    private static final Set<String> IN_EVERY_FORM = Set.of("decision", "comment");

    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<FormService> forms;
    private final IdentityService people;
    private final JsonMapper json = new JsonMapper();

    TaskAnswers(ObjectProvider<TaskService> tasks, ObjectProvider<FormService> forms, IdentityService people) {
        this.tasks = tasks;
        this.forms = forms;
        this.people = people;
    }

    @Override
    public boolean concerns(HttpServletRequest request) {
        return request.getMethod().equals("POST") && answer(request).matches();
    }

    @Override
    public List<String> problems(HttpServletRequest request, byte[] body) {
        var answer = answer(request);
        if (!answer.matches() || !THROUGH_THE_FORM.contains(answer.group(2))) {
            return List.of("Tasks are completed, with a decision; nothing else ends them");
        }
        return fields(answer.group(1))
                .map(fields -> strangers(fields, body))
                .filter(strangers -> !strangers.isEmpty())
                .map(strangers -> List.of(
                        "The form of this task has no fields " + strangers + "; leave them out. Nothing was recorded"))
                .orElse(List.of());
    }

    private static Matcher answer(HttpServletRequest request) {
        return ANSWER.matcher(BodyCheck.path(request));
    }

    /** A body that is no JSON is left to the engine, which refuses it. */
    private Set<String> strangers(Set<String> fields, byte[] body) {
        var strangers = new TreeSet<String>();
        try {
            json.readTree(body).path("variables").fieldNames().forEachRemaining(strangers::add);
        } catch (IOException unreadable) {
            return Set.of();
        }
        strangers.removeAll(fields);
        return strangers;
    }

    /** Returns nothing for a task that is not there: the engine says so. */
    private Optional<Set<String>> fields(String task) {
        var signedIn = people.getCurrentAuthentication();
        people.clearAuthentication();
        try {
            return tasks.getObject().createTaskQuery().taskId(task).count() == 0
                    ? Optional.empty()
                    : Optional.of(formFields(task));
        } finally {
            if (signedIn != null) {
                people.setAuthentication(signedIn);
            }
        }
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
