package io.slipway.calendar;

import java.util.Map;

/**
 * One difference between what people were told of a release and what is planned now, as a decision table is asked about it.
 *
 * @param changed {@code windowStart}, {@code windowEnd}, {@code window}, {@code environment} or {@code scope}
 * @param way {@code earlier} or {@code later}, {@code added} or {@code removed}
 * @param minutes by how much it moved; 0 for what came or went
 * @param sameDay whether it moved within a day of the programme
 * @param said the difference in a sentence without its full stop
 */
public record Change(String changed, String way, long minutes, boolean sameDay, String said) {

    /** What the table says of a change about which people have to be told anew, and from then on wait again. */
    public static final String MATERIAL = "material";

    static final String WINDOW_START = "windowStart";
    static final String WINDOW_END = "windowEnd";
    static final String WINDOW = "window";
    static final String ENVIRONMENT = "environment";
    static final String SCOPE = "scope";
    static final String EARLIER = "earlier";
    static final String LATER = "later";
    static final String ADDED = "added";
    static final String REMOVED = "removed";

    /** Returns what the table is asked with. */
    public Map<String, Object> inputs() {
        return Map.of("changed", changed, "way", way, "minutes", minutes, "sameDay", sameDay);
    }
}
