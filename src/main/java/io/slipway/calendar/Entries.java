package io.slipway.calendar;

import io.slipway.programme.Programme;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that is planned, from every room that knows of something. */
@Component
public class Entries {

    private static final Comparator<CalendarEntry> IN_ORDER = Comparator.comparing(CalendarEntry::start)
            .thenComparing(CalendarEntry::kind)
            .thenComparing(CalendarEntry::uid);

    private final ObjectProvider<EntrySource> sources;

    Entries(ObjectProvider<EntrySource> sources) {
        this.sources = sources;
    }

    /** Returns what happens in the programme between the two moments, the earliest first. */
    public List<CalendarEntry> of(Programme programme, Instant from, Instant to) {
        return of(List.of(programme), from, to);
    }

    /** Returns what happens in the programmes between the two moments, the earliest first. */
    public List<CalendarEntry> of(List<Programme> programmes, Instant from, Instant to) {
        return programmes.stream()
                .flatMap(programme -> sources.stream().flatMap(source -> source.entries(programme, from, to).stream()))
                .filter(entry -> entry.meets(from, to))
                .sorted(IN_ORDER)
                .toList();
    }
}
