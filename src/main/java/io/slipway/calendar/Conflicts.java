package io.slipway.calendar;

import io.slipway.calendar.Conflict.Weight;
import io.slipway.calendar.Slots.Occurrence;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Clearance;
import io.slipway.programme.Programme.TestStage;
import io.slipway.words.ReadableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Holds a window against everything else that is planned (M-026, M-058 to M-060). */
@Component
public class Conflicts {

    private final Slots slots;
    private final BusinessDays businessDays;
    private final ReleaseCalendar calendar;

    Conflicts(Slots slots, BusinessDays businessDays, ReleaseCalendar calendar) {
        this.slots = slots;
        this.businessDays = businessDays;
        this.calendar = calendar;
    }

    /**
     * Returns what stands against it, the gravest first.
     *
     * @param others what else is planned, without the window itself
     */
    public List<Conflict> of(Programme programme, PlannedWindow window, Collection<PlannedWindow> others) {
        return Stream.of(
                        taken(programme, window, others),
                        frozen(programme, window).stream(),
                        outsideSlot(programme, window).stream(),
                        noBusinessDay(programme, window).stream(),
                        tested(programme, window))
                .flatMap(found -> found)
                .toList();
    }

    /** In two changes of one place at once nobody knew whose broke it. */
    private Stream<Conflict> taken(Programme programme, PlannedWindow window, Collection<PlannedWindow> others) {
        var places = installations(programme, window);
        return others.stream()
                .filter(window::meets)
                .filter(other -> installations(programme, other).stream().anyMatch(places::contains))
                .map(other -> new Conflict(
                        Weight.REFUSED,
                        "The window would overlap that of " + other.release() + " in "
                                + programme.environment(other.environment()).name() + ", "
                                + programme.time().onForm(other.start(), other.end())
                                + "; choose a time before or after it"));
    }

    /** A place that stands for several environments is one and the same. */
    private static Set<String> installations(Programme programme, PlannedWindow window) {
        return programme.environment(window.environment()).sites().stream()
                .filter(site -> window.party() == null || window.party().equals(site.party()))
                .map(site -> programme.installation(site).code())
                .collect(Collectors.toSet());
    }

    private Optional<Conflict> frozen(Programme programme, PlannedWindow window) {
        return Optional.of(programme.environment(window.environment()))
                .filter(place -> place.needs(Clearance.FREEZE))
                .flatMap(place -> calendar.freezeReason(programme, window.releaseType(), window.start())
                        .or(() -> calendar.freezeReason(programme, window.releaseType(), window.end())))
                .map(freeze -> new Conflict(
                        Weight.REFUSED, "Nothing is deployed then: " + freeze + "; choose another window"));
    }

    private Optional<Conflict> outsideSlot(Programme programme, PlannedWindow window) {
        return Slots.words(programme, window.releaseType())
                .filter(usual -> slots.holding(programme, window.releaseType(), window.start(), window.end())
                        .isEmpty())
                .map(usual -> new Conflict(
                        Weight.NEEDS_REASON,
                        "It lies outside the weekly slot (" + usual + "); say why the fix cannot wait for it, or why"
                                + " the environment can better be spared then"));
    }

    private Optional<Conflict> noBusinessDay(Programme programme, PlannedWindow window) {
        var day = window.start().atZone(programme.timeZone()).toLocalDate();
        return businessDays.isOne(programme, day)
                ? Optional.empty()
                : Optional.of(new Conflict(
                        Weight.NEEDS_REASON,
                        ReadableTime.day(day) + " is no business day; say who is at work then, or choose another day"));
    }

    private Stream<Conflict> tested(Programme programme, PlannedWindow window) {
        var first = window.start().atZone(programme.timeZone()).toLocalDate();
        var last = window.end().atZone(programme.timeZone()).toLocalDate();
        var then = new TestStage("", "", first, last, false, false);
        var place = programme.environment(window.environment());
        return place.testStages().stream()
                .filter(stage -> stage.overlaps(then))
                .map(stage -> new Conflict(
                        Weight.FLAGGED,
                        stage.name() + " is planned in " + place.name() + " from "
                                + days(stage)
                                + (stage.provisional() ? " (provisional)" : "")
                                + "; agree the window with those who test then"));
    }

    private static String days(TestStage stage) {
        return ReadableTime.day(Objects.requireNonNull(stage.from())) + " to "
                + ReadableTime.day(Objects.requireNonNull(stage.to()));
    }

    /** Returns the first slot of the release's type that begins no sooner and that nothing stands against. */
    public Optional<Occurrence> nextFree(
            Programme programme, PlannedWindow window, Instant soonest, Collection<PlannedWindow> others) {
        var length = Duration.between(window.start(), window.end());
        return slots.next(
                programme,
                window.releaseType(),
                soonest,
                slot ->
                        of(
                                        programme,
                                        window.at(
                                                slot.start(),
                                                earlier(slot.start().plus(length), slot.end())),
                                        others)
                                .stream()
                                .noneMatch(conflict -> conflict.weight() == Weight.REFUSED));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
