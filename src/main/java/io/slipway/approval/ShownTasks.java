package io.slipway.approval;

import java.util.Objects;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What open tasks show, brought up to date when somebody who may do them opens them, and at no other moment. */
@Service
public class ShownTasks {

    private final TaskService tasks;
    private final ThreadLocal<String> opened = new ThreadLocal<>();

    ShownTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    /**
     * Has the task show the release as it is now, with the digest of that; nothing happens to one that is over, or that
     * somebody else has taken meanwhile.
     *
     * @param takenBy who has it, as far as the one who opens it was told
     */
    public void refresh(String id, @Nullable String takenBy) {
        var task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task == null || !Objects.equals(task.getAssignee(), takenBy)) {
            return;
        }
        opened.set(id);
        try {
            tasks.saveTask(task);
        } catch (OptimisticLockingException changed) {
            // Somebody takes or completes it at this moment, and what it shows is brought up to date with that.
        } finally {
            opened.remove();
        }
    }

    /** Whether the task changes because somebody opens it. Whatever else changes it must not pass for having been read. */
    boolean opens(String id) {
        return id.equals(opened.get());
    }
}
