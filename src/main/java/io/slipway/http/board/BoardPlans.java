package io.slipway.http.board;

import static java.util.Comparator.comparing;

import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.evidence.Standing.State;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What comes in the next two weeks: downtimes, and the days that releases are scheduled for. */
@Component
class BoardPlans implements BoardPart {

    private static final Duration AHEAD = Duration.ofDays(14);

    private final Windows windows;
    private final Programmes programmes;
    private final Clock clock;

    BoardPlans(Windows windows, Programmes programmes, Clock clock) {
        this.windows = windows;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** @param window null where only the day is known */
    record Coming(
            Release release,
            Programme programme,
            LocalDate day,
            @Nullable Window window) {

        private Instant moment() {
            return window == null ? day.atStartOfDay(programme.timeZone()).toInstant() : window.startsAt();
        }
    }

    @Override
    public void show(Board board, Model model) {
        var flying = board.in(State.IN_FLIGHT);
        var known = windows.of(flying.stream().map(Release::key).toList());
        model.addAttribute(
                "coming",
                flying.stream()
                        .flatMap(release -> coming(release, known.getOrDefault(release.key(), List.of())))
                        .sorted(comparing(Coming::moment))
                        .toList());
    }

    private Stream<Coming> coming(Release release, List<Window> windows) {
        var programme = programmes.get(release.programme());
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, programme.timeZone());
        var last = LocalDate.ofInstant(now.plus(AHEAD), programme.timeZone());
        var scheduled = release.scheduledDate();
        var days = Stream.ofNullable(scheduled)
                .filter(day -> windows.isEmpty())
                .map(day -> new Coming(release, programme, day, null));
        var downtimes = windows.stream()
                .filter(window -> window.startsAt().isAfter(now))
                .map(window -> new Coming(
                        release, programme, LocalDate.ofInstant(window.startsAt(), programme.timeZone()), window));
        return Stream.concat(days, downtimes)
                .filter(one -> !one.day().isBefore(today) && !one.day().isAfter(last));
    }
}
