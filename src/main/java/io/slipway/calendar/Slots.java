package io.slipway.calendar;

import io.slipway.programme.Planning.Slot;
import io.slipway.programme.Programme;
import io.slipway.words.ReadableTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The times of the week at which releases of a type usually go in (M-058, M-059, X-12). A slot that falls on a day that is no
 * business day moves to the next one, at the same time, as the programme's own dates do.
 */
@Component
public class Slots {

    private static final int WEEKS_AHEAD = 53;
    private static final int LONGEST_HOLIDAY = 14;

    private final BusinessDays businessDays;

    Slots(BusinessDays businessDays) {
        this.businessDays = businessDays;
    }

    /** @param moved whether it lies on another day of the week than usual */
    public record Occurrence(Slot slot, LocalDate day, Instant start, Instant end, boolean moved) {

        boolean holds(Instant from, Instant to) {
            return !from.isBefore(start) && !to.isAfter(end);
        }
    }

    /** Returns the slots of the type between the two days, both included, in the order they come. */
    public List<Occurrence> of(Programme programme, String releaseType, LocalDate from, LocalDate to) {
        return programme.slots().stream()
                .filter(slot -> slot.releaseTypes().contains(releaseType))
                .flatMap(slot -> from.minusDays(LONGEST_HOLIDAY)
                        .datesUntil(to.plusDays(1))
                        .filter(day -> day.getDayOfWeek() == slot.day())
                        .map(day -> occurrence(programme, slot, day)))
                .filter(slot -> !slot.day().isBefore(from) && !slot.day().isAfter(to))
                .sorted(Comparator.comparing(Occurrence::start))
                .toList();
    }

    private Occurrence occurrence(Programme programme, Slot slot, LocalDate usual) {
        var day = businessDays.isOne(programme, usual) ? usual : businessDays.after(programme, usual, 1);
        return new Occurrence(
                slot,
                day,
                day.atTime(slot.from()).atZone(programme.timeZone()).toInstant(),
                day.atTime(slot.to()).atZone(programme.timeZone()).toInstant(),
                !day.equals(usual));
    }

    /** Returns the slot of the type that holds the whole span. */
    public Optional<Occurrence> holding(Programme programme, String releaseType, Instant start, Instant end) {
        var day = start.atZone(programme.timeZone()).toLocalDate();
        return of(programme, releaseType, day, day).stream()
                .filter(slot -> slot.holds(start, end))
                .findFirst();
    }

    /** Returns the first slot of the type, within a year, that begins no sooner and is free. */
    public Optional<Occurrence> next(
            Programme programme, String releaseType, Instant soonest, Predicate<Occurrence> free) {
        var day = soonest.atZone(programme.timeZone()).toLocalDate();
        return of(programme, releaseType, day, day.plusWeeks(WEEKS_AHEAD)).stream()
                .filter(slot -> !slot.start().isBefore(soonest))
                .filter(free)
                .findFirst();
    }

    /** Returns when releases of the type usually go in, as in {@code Mondays, 13:00 to 17:00}; nothing where there is no slot. */
    static Optional<String> words(Programme programme, String releaseType) {
        return programme.slots().stream()
                .filter(slot -> slot.releaseTypes().contains(releaseType))
                .map(Slots::words)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" or "), words -> Optional.of(words).filter(some -> !some.isEmpty())));
    }

    static String words(Slot slot) {
        return slot.day().getDisplayName(TextStyle.FULL, Locale.UK) + "s, " + slot.from() + " to " + slot.to();
    }

    /** Returns the slot as people say it: {@code Tue 27 Aug 2024, 13:00 to 17:00 (…)}. */
    public static String words(Programme programme, Occurrence slot) {
        var words = programme.time().onForm(slot.start(), slot.end());
        return slot.moved() ? words + "; it moved there from " + usual(slot) + ", which is no business day" : words;
    }

    private static String usual(Occurrence slot) {
        var usual = slot.day();
        while (usual.getDayOfWeek() != slot.slot().day()) {
            usual = usual.minusDays(1);
        }
        return ReadableTime.day(usual);
    }
}
