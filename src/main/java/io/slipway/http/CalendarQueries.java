package io.slipway.http;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.words.Quoted;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which part of the calendar somebody asks for, or says which field cannot be used and what can. */
@Component
public class CalendarQueries {

    public static final List<String> FIELDS = List.of("programme", "party", "from", "to", "page", "size");

    private static final int MOST_DAYS = 1100;

    private final Programmes programmes;
    private final Lookup lookup;
    private final Clock clock;

    CalendarQueries(Programmes programmes, Lookup lookup, Clock clock) {
        this.programmes = programmes;
        this.lookup = lookup;
        this.clock = clock;
    }

    /**
     * Returns what is asked for of every programme.
     *
     * @param usual from which day on, seen from today, where nobody says it
     * @param days how many days it then spans where nobody says it
     */
    public CalendarQuery read(Map<String, String> said, UnaryOperator<LocalDate> usual, int days) {
        var named = said.get("programme");
        var some = named == null ? programmes.all() : List.of(lookup.programme(named));
        var today = LocalDate.ofInstant(clock.instant(), some.get(0).timeZone());
        var from = day("from", said.get("from"), usual.apply(today));
        var to = day("to", said.get("to"), from.plusDays(days - 1));
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw new FieldRefused("to", "Give a day from " + from + " to " + from.plusDays(MOST_DAYS));
        }
        return new CalendarQuery(some, party(said.get("party"), some), from, to, said);
    }

    private static @Nullable String party(@Nullable String party, List<Programme> some) {
        var known = some.stream()
                .flatMap(programme -> programme.parties().stream().map(Programme.Party::id))
                .distinct()
                .toList();
        if (party != null && !known.contains(party)) {
            throw new FieldRefused("party", "There is no party " + Quoted.of(party) + "; known are " + known);
        }
        return party;
    }

    private static LocalDate day(String field, @Nullable String text, LocalDate usual) {
        try {
            var day = text == null ? usual : LocalDate.parse(text);
            if (day.getYear() >= 2000 && day.getYear() < 2100) {
                return day;
            }
        } catch (DateTimeParseException none) {
            // refused below, with every other text that is no such day
        }
        throw new FieldRefused(
                field, Quoted.of(String.valueOf(text)) + " is no day; write one of this century as 2026-11-30");
    }
}
