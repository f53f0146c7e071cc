package io.slipway.calendar;

import java.time.Instant;

/**
 * An entry as a feed tells it.
 *
 * @param sequence rises with every change
 * @param cancelled whether it was planned and is no more
 */
public record FeedEntry(CalendarEntry entry, int sequence, Instant changedAt, boolean cancelled) {}
