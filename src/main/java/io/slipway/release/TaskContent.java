package io.slipway.release;

import java.util.Map;

/**
 * What a room contributes to the forms of a release's tasks. The values become one task-local JSON variable
 * {@code content}, which the form reads as {@code content.<name>}.
 */
public interface TaskContent {

    /**
     * Returns the entries for a task's form: strings, numbers, booleans, and lists of flat maps for tables and choices.
     *
     * @param task the task's definition key
     */
    Map<String, Object> of(ReleaseKey release, String task);
}
