package io.slipway.release;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A release as it stands in our own record; where its lifecycle is, the engine knows.
 *
 * @param version null for a record that releases nothing, such as a root cause analysis of its own
 * @param partyKind what kind of participant its party was when it started; null where it has none
 */
public record Release(
        ReleaseKey key,
        String programme,
        String type,
        @Nullable Version version,
        String title,
        String reason,
        @Nullable String planReference,
        @Nullable String build,
        @Nullable String notesSummary,
        @Nullable LocalDate scheduledDate,
        String requestedBy,
        Instant requestedAt,
        @Nullable String processInstanceId,
        @Nullable String withdrawnReason,
        Terms terms,
        @Nullable String partyKind) {

    /** Returns the id of the party whose release it is; null where versions count for the whole programme. */
    public @Nullable String party() {
        return terms.party();
    }

    /** Returns what people call it within the programme: its version with its party's code, or its number. */
    public String number() {
        return key.number();
    }
}
