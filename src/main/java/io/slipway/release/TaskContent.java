package io.slipway.release;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What a room contributes to the forms of a release's tasks. The values become one task-local JSON variable
 * {@code content}, which the form reads as {@code content.<name>}. Only what a form reads is asked for.
 */
public interface TaskContent {

    /**
     * Returns what a task's form may read, by name: strings, numbers, booleans, and lists of flat maps for tables and
     * choices; null is left out.
     *
     * @param task the task's definition key
     */
    Map<String, Supplier<?>> of(Release release, String task);
}
