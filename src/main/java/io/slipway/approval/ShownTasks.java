package io.slipway.approval;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Service;

/** What open tasks show, brought up to date. */
@Service
public class ShownTasks {

    private final TaskService tasks;

    ShownTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    /** Has the task show the release as it is now, with the digest of that; nothing happens to one that is over. */
    public void refresh(String id) {
        var task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task != null) {
            try {
                tasks.saveTask(task);
            } catch (OptimisticLockingException changed) {
                // Somebody takes or completes it at this moment, and what it shows is brought up to date with that.
            }
        }
    }
}
