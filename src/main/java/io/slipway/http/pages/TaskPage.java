package io.slipway.http.pages;

import io.slipway.approval.ShownTasks;
import io.slipway.evidence.Standings;
import io.slipway.evidence.TaskLists;
import io.slipway.evidence.TaskRecord;
import io.slipway.evidence.TaskRecords;
import io.slipway.http.Lookup;
import io.slipway.http.Unknown;
import io.slipway.http.Viewer;
import io.slipway.words.Quoted;
import java.time.Clock;
import java.time.Duration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The one address of a task, in every mail and on every page: whoever may act gets its form, others what became of it. */
@Page
class TaskPage {

    /** How long the machinery may take to come to the next task. */
    private static final Duration SOON_FOLLOWED = Duration.ofSeconds(20);

    private final Lookup lookup;
    private final TaskRecords tasks;
    private final TaskLists lists;
    private final ShownTasks shown;
    private final Standings standings;
    private final Clock clock;

    TaskPage(Lookup lookup, TaskRecords tasks, TaskLists lists, ShownTasks shown, Standings standings, Clock clock) {
        this.lookup = lookup;
        this.tasks = tasks;
        this.lists = lists;
        this.shown = shown;
        this.standings = standings;
        this.clock = clock;
    }

    private boolean isJustOver(TaskRecord task) {
        return task.endedAt() != null && task.endedAt().plus(SOON_FOLLOWED).isAfter(clock.instant());
    }

    @GetMapping("/tasks/{id}")
    String task(@PathVariable String id, Model model, Viewer viewer) {
        var task = tasks.find(id, viewer::reader).orElseThrow(() -> new Unknown("There is no task " + Quoted.of(id)));
        if (task.open() != null && viewer.mayAct(task.open())) {
            shown.refresh(task.id(), task.open().claimedBy());
            return "redirect:/camunda/app/tasklist/default/#/?task=" + task.id();
        }
        var mine = lists.of(viewer.id(), viewer.groups(), 1);
        var standing = standings.of(task.release());
        model.addAttribute("task", task)
                .addAttribute("programme", lookup.programme(task.release()))
                .addAttribute("standing", standing)
                .addAttribute(
                        "again",
                        isJustOver(task)
                                && standing.inFlight()
                                && standing.tasks().isEmpty())
                .addAttribute(
                        "mine", mine.first().isEmpty() ? null : mine.first().get(0))
                .addAttribute("others", mine.total() - 1);
        return "task";
    }
}
