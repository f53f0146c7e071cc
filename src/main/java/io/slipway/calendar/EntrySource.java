package io.slipway.calendar;

import io.slipway.programme.Programme;
import java.time.Instant;
import java.util.List;

/** Who knows of things that happen at a time; the calendar shows what all of them tell. */
public interface EntrySource {

    /** Returns what happens in the programme between the two moments, if only in part, in any order. */
    List<CalendarEntry> entries(Programme programme, Instant from, Instant to);
}
