package io.slipway.testing;

import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a form gets to show when it reads everything that a room contributes. */
public final class TaskForms {

    private TaskForms() {}

    public static Map<String, @Nullable Object> content(TaskContent room, Release release, String task) {
        var content = new TreeMap<String, @Nullable Object>();
        room.of(release, task).forEach((name, value) -> content.put(name, value.get()));
        return content;
    }
}
