package io.slipway.http;

import io.slipway.evidence.Standings;
import io.slipway.evidence.TaskRecords;
import io.slipway.words.Quoted;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The one address of a task, in every mail and on every page: whoever may act gets its form, others what became of it. */
@Page
class TaskPage {

    private final Lookup lookup;
    private final TaskRecords tasks;
    private final Standings standings;

    TaskPage(Lookup lookup, TaskRecords tasks, Standings standings) {
        this.lookup = lookup;
        this.tasks = tasks;
        this.standings = standings;
    }

    @GetMapping("/tasks/{id}")
    String task(@PathVariable String id, Model model, Viewer viewer) {
        var task = tasks.find(id, viewer::reader).orElseThrow(() -> new Unknown("There is no task " + Quoted.of(id)));
        if (task.open() != null && viewer.mayAct(task.open())) {
            return "redirect:/camunda/app/tasklist/default/#/?task=" + task.id();
        }
        model.addAttribute("task", task)
                .addAttribute("programme", lookup.programme(task.release()))
                .addAttribute("standing", standings.of(task.release()))
                .addAttribute("mine", tasks.next(viewer.id(), viewer.groups()).orElse(null));
        return "task";
    }
}
