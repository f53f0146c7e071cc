package io.slipway.tickets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of a defect in the ticket system, which is made once however often it is asked for.
 *
 * @param key tells it from every other change for ever
 * @param from the states in which it may be made, where it leads to another one; any where that is empty
 * @param to the state that follows; null where the state stays
 * @param done whether nothing is left to be mended after it; null where that stays
 * @param severity the new one; null where it stays
 * @param priority the new one; null where it stays
 * @param note who did what and why, for those who read the ticket
 */
public record TicketChange(
        String key,
        String ticket,
        List<String> from,
        @Nullable String to,
        @Nullable Boolean done,
        @Nullable Integer severity,
        @Nullable Integer priority,
        String note) {}
