package io.slipway.calendar;

import io.slipway.programme.Programme;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far the notice of a release has come.
 *
 * @param round 1 for the first announcement; one more each time that it had to be made again
 * @param because what had changed when it began again; null for the first announcement
 * @param override the newest word that ends the notice early; null where there is none
 */
public record NoticeStanding(
        String release,
        int round,
        Instant begunAt,
        @Nullable String because,
        Programme.Notice length,
        List<Told> parties,
        @Nullable EarlyEnd override) {

    /**
     * A party that the release touches.
     *
     * @param deliveredAt null until the notice reached it
     * @param satisfiedAt from when it has had its notice; null until the notice reached it
     */
    public record Told(
            String party,
            @Nullable Instant deliveredAt,
            @Nullable Instant satisfiedAt) {

        public boolean isSatisfied(Instant now) {
            return satisfiedAt != null && !now.isBefore(satisfiedAt);
        }
    }

    /**
     * A word that ends the notice early.
     *
     * @param role in which they said it
     * @param until when it expires; if nothing was deployed by then, the notice counts again
     */
    public record EarlyEnd(String by, String role, String reason, Instant at, Instant until) {

        public boolean counts(Instant now) {
            return now.isBefore(until);
        }
    }

    /** Returns from when everybody has had the notice; nothing until it reached all of them. */
    public Optional<Instant> satisfiedAt() {
        return parties.stream().anyMatch(party -> party.satisfiedAt() == null)
                ? Optional.empty()
                : parties.stream()
                        .map(Told::satisfiedAt)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .or(() -> Optional.of(begunAt));
    }

    /** Whether what was announced may happen now: all have had their notice, or somebody who may has ended it. */
    public boolean isSatisfied(Instant now) {
        return overridden(now).isPresent()
                || satisfiedAt().filter(moment -> !now.isBefore(moment)).isPresent();
    }

    /** Returns the word that counts now. */
    public Optional<EarlyEnd> overridden(Instant now) {
        return Optional.ofNullable(override).filter(word -> word.counts(now));
    }

    /** Returns those whose notice has not come to its end, or has not begun. */
    public List<Told> waiting(Instant now) {
        return parties.stream().filter(party -> !party.isSatisfied(now)).toList();
    }

    /** Returns why what was announced may not happen now, a sentence for each party; nothing where it may. */
    public List<String> objections(Programme programme, Instant now) {
        return isSatisfied(now)
                ? List.of()
                : waiting(now).stream().map(party -> said(programme, party)).toList();
    }

    private static String said(Programme programme, Told told) {
        var name = programme.party(told.party()).name();
        var time = programme.time();
        return told.deliveredAt() == null || told.satisfiedAt() == null
                ? name + " has not been told of it yet"
                : name + " was told at " + time.inNotice(told.deliveredAt()) + ", and has had its notice at "
                        + time.inNotice(told.satisfiedAt());
    }

    /** Returns how long it is, in words: {@code 1 business day}, {@code 1 h}. */
    public static String words(Programme.Notice length) {
        var days = length.businessDays();
        if (days != null) {
            return days + (days == 1 ? " business day" : " business days");
        }
        var period = Objects.requireNonNull(length.period());
        return Stream.of(
                        period.toHours() == 0 ? "" : period.toHours() + " h",
                        period.toMinutesPart() == 0 ? "" : period.toMinutesPart() + " min")
                .filter(part -> !part.isEmpty())
                .reduce((hours, minutes) -> hours + " " + minutes)
                .orElse("0 min");
    }
}
