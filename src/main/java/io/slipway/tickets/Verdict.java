package io.slipway.tickets;

import org.jspecify.annotations.Nullable;

/**
 * What triage says of a defect.
 *
 * @param accepted whether it is taken on; null where its state stays
 * @param severity the id of the new severity; null where it stays
 * @param priority the id of the new priority; null where it stays
 * @param reason why; needed where the defect is refused or ranked anew
 */
public record Verdict(
        @Nullable Boolean accepted,
        @Nullable String severity,
        @Nullable String priority,
        @Nullable String reason) {}
