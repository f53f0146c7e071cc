package io.slipway.tickets;

import io.slipway.programme.Defects.Move;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked the ticket system to change of a defect.
 *
 * @param move what becomes of it; null where its state stays
 * @param severity the new one, 1 being the worst; null where it stays
 * @param priority the new one, 1 being the most urgent; null where it stays
 * @param note what was said of it
 * @param settledAt when the ticket system was asked; null while it was not reached
 * @param made whether it was changed; false where the defect had moved on meanwhile; null while it was not asked
 */
public record DefectChange(
        String id,
        String programme,
        String ticket,
        @Nullable Move move,
        @Nullable Integer severity,
        @Nullable Integer priority,
        String note,
        String askedBy,
        Instant askedAt,
        @Nullable Instant settledAt,
        @Nullable Boolean made) {}
