package io.slipway.evidence;

import static java.util.stream.Collectors.toSet;

import io.slipway.calendar.CalendarEntry;
import io.slipway.calendar.CalendarEntry.Kind;
import io.slipway.calendar.Concerned;
import io.slipway.calendar.EntrySource;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.PlacedWindows;
import io.slipway.downtime.PlacedWindows.Placed;
import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.evidence.Standing.State;
import io.slipway.programme.Programme;
import io.slipway.release.ImpactedParties;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the calendar when releases go where: their windows, and the day of those that have none yet. */
@Component
class ReleaseEntries implements EntrySource {

    private final Releases releases;
    private final Standings standings;
    private final Windows windows;
    private final Agreements agreements;
    private final ImpactedParties impacted;
    private final PlacedWindows placed;

    ReleaseEntries(
            Releases releases,
            Standings standings,
            Windows windows,
            Agreements agreements,
            ImpactedParties impacted,
            PlacedWindows placed) {
        this.releases = releases;
        this.standings = standings;
        this.windows = windows;
        this.agreements = agreements;
        this.impacted = impacted;
        this.placed = placed;
    }

    /** What is settled for some releases, read at once. */
    private record Settled(
            Map<ReleaseKey, List<Placed>> windows,
            Map<ReleaseKey, List<SiteAgreement>> agreements,
            Map<ReleaseKey, List<String>> impacted) {}

    @Override
    public List<CalendarEntry> entries(Programme programme, Instant from, Instant to) {
        var some = planned(programme, from, to);
        var keys = some.stream().map(Release::key).toList();
        var settled = new Settled(placed.of(programme, keys), agreements.of(keys), impacted.of(keys));
        return some.stream()
                .flatMap(release -> entries(programme, release, settled))
                .toList();
    }

    /** Those that go on, and those that came to their end; what was withdrawn, or is lost, goes nowhere. */
    private List<Release> planned(Programme programme, Instant from, Instant to) {
        var found = new HashMap<>(releases.of(windows.between(from, to)));
        releases.notOver().forEach(release -> found.put(release.key(), release));
        var some = found.values().stream()
                .filter(release -> release.programme().equals(programme.id()) && release.version() != null)
                .toList();
        var states = standings.states(some);
        return some.stream()
                .filter(release -> Set.of(State.IN_FLIGHT, State.CLOSED).contains(states.get(release.key())))
                .toList();
    }

    private static Stream<CalendarEntry> entries(Programme programme, Release release, Settled settled) {
        var own = settled.windows().getOrDefault(release.key(), List.of());
        return own.isEmpty()
                ? Stream.ofNullable(release.scheduledDate()).map(day -> day(programme, release, day, settled))
                : own.stream().map(window -> window(programme, release, window, settled));
    }

    private static CalendarEntry day(Programme programme, Release release, LocalDate day, Settled settled) {
        return new CalendarEntry(
                release.key() + "-day",
                Kind.RELEASE,
                programme.id(),
                release.key() + " " + release.title(),
                day.atStartOfDay(programme.timeZone()).toInstant(),
                day.plusDays(1).atStartOfDay(programme.timeZone()).toInstant(),
                true,
                PlacedWindows.only(programme),
                release.party(),
                release.key().value(),
                true,
                programme.releaseType(release.type()).name() + "; no window is set yet",
                concerned(programme, release, Set.of(), settled));
    }

    private static CalendarEntry window(Programme programme, Release release, Placed one, Settled settled) {
        var window = one.window();
        return new CalendarEntry(
                release.key() + "-window-" + window.number(),
                Kind.WINDOW,
                programme.id(),
                release.key() + " " + release.title(),
                window.startsAt(),
                window.predictedEnd(),
                false,
                one.environment(),
                release.party(),
                release.key().value(),
                false,
                programme.releaseType(release.type()).name() + ", window " + window.number(),
                concerned(programme, release, owners(programme, release, window, settled), settled));
    }

    /** Those whose release it is, whose sites go with it or who are touched by it; all, where nobody is known yet. */
    private static Set<String> concerned(Programme programme, Release release, Set<String> owners, Settled settled) {
        var parties = new HashSet<>(owners);
        parties.addAll(settled.impacted().getOrDefault(release.key(), List.of()));
        if (release.party() != null) {
            parties.add(release.party());
        }
        return parties.isEmpty() ? Set.of() : Concerned.with(programme, parties);
    }

    /** The owners of the sites that are asked about the window, or go with it. */
    private static Set<String> owners(Programme programme, Release release, Window window, Settled settled) {
        return settled.agreements().getOrDefault(release.key(), List.of()).stream()
                .filter(agreement ->
                        agreement.window() == window.number() && agreement.state() != SiteAgreement.State.LEFT_OUT)
                .flatMap(agreement -> programme.owner(programme.site(agreement.site())).stream())
                .map(Programme.Party::id)
                .collect(toSet());
    }
}
