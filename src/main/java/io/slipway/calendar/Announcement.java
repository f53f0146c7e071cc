package io.slipway.calendar;

import io.slipway.programme.Programme;
import io.slipway.words.ReadableTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What people are told before a release comes to them.
 *
 * @param notice the template of the notice that tells it; only its deliveries count
 * @param length how long before they have to know
 * @param parties whom it touches; each has to be told
 * @param scope what changes, each in a line of its own, such as the keys of its tickets
 */
public record Announcement(
        String release,
        String programme,
        String notice,
        Programme.Notice length,
        List<String> parties,
        List<String> environments,
        List<Span> windows,
        List<String> scope) {

    /** @param name what tells it from the other windows of the release, for example its number */
    public record Span(String name, Instant start, Instant end) {}

    public Announcement {
        parties = List.copyOf(parties);
        environments = List.copyOf(environments);
        windows = List.copyOf(windows);
        scope = List.copyOf(scope);
    }

    /** Whether it tells the same, to whomever. */
    boolean says(Announcement other) {
        return notice.equals(other.notice)
                && length.equals(other.length)
                && changes(other, new ReadableTime(ZoneOffset.UTC)).isEmpty();
    }

    /** Returns what is planned otherwise than it was told. */
    List<Change> changes(Announcement now, ReadableTime time) {
        var found = new ArrayList<Change>();
        differences("environment", Change.ENVIRONMENT, environments, now.environments, found);
        differences("scope", Change.SCOPE, scope, now.scope, found);
        differences("windows", Change.WINDOW, names(windows), names(now.windows), found);
        for (var told : windows) {
            now.windows.stream()
                    .filter(window -> window.name().equals(told.name()))
                    .forEach(window -> moved(told, window, time, found));
        }
        return found;
    }

    private static List<String> names(List<Span> windows) {
        return windows.stream().map(Span::name).toList();
    }

    private static void differences(
            String what, String changed, List<String> told, List<String> planned, List<Change> found) {
        planned.stream()
                .filter(one -> !told.contains(one))
                .map(one -> new Change(changed, Change.ADDED, 0, false, "'" + one + "' came into the " + what))
                .forEach(found::add);
        told.stream()
                .filter(one -> !planned.contains(one))
                .map(one -> new Change(changed, Change.REMOVED, 0, false, "'" + one + "' left the " + what))
                .forEach(found::add);
    }

    private static void moved(Span told, Span planned, ReadableTime time, List<Change> found) {
        moved(Change.WINDOW_START, "begins", told.name(), told.start(), planned.start(), time, found);
        moved(Change.WINDOW_END, "ends", told.name(), told.end(), planned.end(), time, found);
    }

    private static void moved(
            String changed,
            String verb,
            String window,
            Instant told,
            Instant planned,
            ReadableTime time,
            List<Change> found) {
        var way = planned.isBefore(told) ? Change.EARLIER : Change.LATER;
        var minutes = Duration.between(told, planned).abs().plusSeconds(59).toMinutes();
        var sameDay = told.atZone(time.zone())
                .toLocalDate()
                .equals(planned.atZone(time.zone()).toLocalDate());
        if (!planned.equals(told)) {
            found.add(new Change(
                    changed,
                    way,
                    minutes,
                    sameDay,
                    "Window " + window + " " + verb + " at " + time.inNotice(planned) + " instead of "
                            + time.inNotice(told)));
        }
    }
}
