package io.slipway.release;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task of a release waits for a person from now on. Published within the transaction that opens it, once.
 *
 * @param question what its form asks, with the facts that matter most, in Markdown
 * @param notice what its model wants those told with, or nothing for what all are told with
 * @param decides whether it is a choice between several answers
 * @param groups those who may do it
 */
public record TaskOpened(
        ReleaseKey release,
        String task,
        String name,
        String question,
        @Nullable String notice,
        boolean decides,
        @Nullable Instant due,
        List<String> groups) {}
