package io.slipway.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.identity.EngineSight;
import io.slipway.identity.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What people remark on a task is read by those who may read the task and written by those who may work on it. The engine
 * asks for no right at all, and would hang a remark on another release along with it.
 */
@Component
class TaskComments implements BodyCheck {

    private static final int LONGEST = 4000;

    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<HistoryService> history;
    private final EngineSight sight;

    TaskComments(ObjectProvider<TaskService> tasks, ObjectProvider<HistoryService> history, EngineSight sight) {
        this.tasks = tasks;
        this.history = history;
        this.sight = sight;
    }

    /** Returns whether such a task exists for them. */
    boolean mayRead(Person person, String task) {
        return sight.of(
                person,
                () -> tasks.getObject().createTaskQuery().taskId(task).count() > 0
                        || history.getObject()
                                        .createHistoricTaskInstanceQuery()
                                        .taskId(task)
                                        .count()
                                > 0);
    }

    /** Returns whether they have claimed it or might. */
    boolean mayWrite(Person person, String task) {
        return sight.everything(() -> {
            var works = tasks.getObject().createTaskQuery().taskId(task).or().taskAssignee(person.id());
            if (!person.groups().isEmpty()) {
                works.taskCandidateGroupIn(List.copyOf(person.groups())).includeAssignedTasks();
            }
            return works.endOr().count() > 0;
        });
    }

    @Override
    public boolean concerns(HttpServletRequest request) {
        return BodyCheck.asks(request, "POST", "/task/{id}/comment/create");
    }

    @Override
    public List<String> problems(HttpServletRequest request, byte[] body) {
        var remark = body.length == 0 ? null : EngineJson.checked(body);
        return remark != null
                        && EngineJson.strangers(remark, Set.of("message")).isEmpty()
                        && isText(remark.path("message"))
                ? List.of()
                : List.of("Send the remark alone: {\"message\": \"…\"}, of at most " + LONGEST + " characters");
    }

    private static boolean isText(JsonNode message) {
        return message.isTextual()
                && !message.textValue().isBlank()
                && message.textValue().length() <= LONGEST;
    }
}
