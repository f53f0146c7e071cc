package io.slipway.identity;

import io.slipway.process.ReleaseProcess;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The lists that everybody finds in Tasklist. */
@Component
class TaskFilters {

    private final FilterService filters;
    private final TaskService tasks;

    TaskFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    void seed() {
        // Tasklist opens the list with the lowest priority: the one in which work waits.
        seed(
                "To do",
                "What you have taken, and what waits for one of your teams",
                -20,
                tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${currentUser()}")
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .endOr());
        seed(
                "Taken by me",
                "Tasks you have taken and not yet completed",
                -10,
                tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
    }

    private void seed(String name, String description, int priority, TaskQuery query) {
        var known =
                filters.createTaskFilterQuery().filterName(name).list().stream().findFirst();
        var filter = known.orElseGet(() -> filters.newTaskFilter(name));
        filter.setQuery(query.orderByDueDate().asc());
        filter.setProperties(Map.of(
                "description",
                description,
                "priority",
                priority,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(Map.of("name", ReleaseProcess.RELEASE.name(), "label", "Release"))));
        filters.saveFilter(filter);
    }
}
