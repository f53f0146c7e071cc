package io.slipway.release;

import org.jspecify.annotations.Nullable;

/**
 * What a programme may ask of a release beside title and reason; null is what it does not ask.
 *
 * @param party the id of the party whose release it is, where versions count per party
 * @param programmeName what the programme calls it beside its number, for example {@code Autumn cycle (north)}
 * @param noticeDays how many business days before people know of it, where its type leaves that to each release
 * @param forum the id of the forum that approves it, where its type asks for one
 */
public record Terms(
        @Nullable String party,
        @Nullable String programmeName,
        @Nullable Integer noticeDays,
        @Nullable String forum) {

    public static final Terms NONE = new Terms(null, null, null, null);

    public static Terms of(String party) {
        return new Terms(party, null, null, null);
    }
}
