package io.slipway.http.board;

import io.slipway.banner.Banners;
import io.slipway.deployment.Rollouts;
import io.slipway.downtime.Assessment;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.evidence.Standing.State;
import io.slipway.issues.Assessments;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Says on top of the board that users of a programme are kept out now, whether that was planned or not. */
@Component
class BoardAlarms implements BoardPart {

    private final Banners banners;
    private final Windows windows;
    private final Assessments assessments;
    private final Rollouts rollouts;
    private final Programmes programmes;
    private final Clock clock;

    BoardAlarms(
            Banners banners,
            Windows windows,
            Assessments assessments,
            Rollouts rollouts,
            Programmes programmes,
            Clock clock) {
        this.banners = banners;
        this.windows = windows;
        this.assessments = assessments;
        this.rollouts = rollouts;
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * A service that nobody can use now, and the release that brings it back.
     *
     * @param back when it is expected; null where nobody said it
     * @param done how many of the live sites run the release
     * @param all how many it goes to; none where that is not settled
     */
    record Down(
            Release release,
            Programme programme,
            boolean planned,
            Instant since,
            @Nullable Instant back,
            int done,
            int all) {

        Down with(Rollouts.Rollout rollout) {
            return new Down(release, programme, planned, since, back, rollout.done(), rollout.all());
        }
    }

    @Override
    public void show(Board board, Model model) {
        var flying = board.in(State.IN_FLIGHT).stream().collect(Collectors.toMap(Release::key, Function.identity()));
        var found = new ArrayList<Down>();
        assessments.offline().forEach((key, known) -> {
            if (flying.containsKey(key)) {
                found.add(outage(Objects.requireNonNull(flying.get(key)), known));
            }
        });
        // One alarm for each release; the outage says for longer than its rollout that users are kept out.
        var offline = found.stream().map(down -> down.release().key()).toList();
        planned(flying).stream()
                .filter(down -> !offline.contains(down.release().key()))
                .forEach(found::add);
        var come = rollouts.of(found.stream().map(Down::release).distinct().toList());
        model.addAttribute(
                "downs",
                found.stream()
                        .sorted(Comparator.comparing(Down::since))
                        .map(down -> down.with(
                                Objects.requireNonNull(come.get(down.release().key()))))
                        .toList());
    }

    private Down outage(Release release, Assessment known) {
        return down(release, false, Objects.requireNonNull(known.offlineSince()), known.predictedReturn());
    }

    /** Where a programme shows no banner, its window alone tells that users are kept out. */
    private List<Down> planned(Map<ReleaseKey, Release> flying) {
        var known = windows.of(flying.keySet());
        var found = new ArrayList<Down>();
        for (var up : banners.up(flying.keySet())) {
            known.getOrDefault(up.release(), List.of()).stream()
                    .filter(window -> window.number() == up.window())
                    .findFirst()
                    .ifPresent(window -> found.add(down(
                            Objects.requireNonNull(flying.get(up.release())),
                            true,
                            up.since(),
                            window.predictedEnd())));
        }
        known.forEach((key, all) -> {
            var release = Objects.requireNonNull(flying.get(key));
            if (programmes.get(release.programme()).banner() == null) {
                all.stream()
                        .filter(this::goesOn)
                        .forEach(window -> found.add(down(release, true, window.startsAt(), window.predictedEnd())));
            }
        });
        return found;
    }

    private boolean goesOn(Window window) {
        var now = clock.instant();
        return !now.isBefore(window.startsAt()) && now.isBefore(window.predictedEnd());
    }

    private Down down(Release release, boolean planned, Instant since, @Nullable Instant back) {
        return new Down(release, programmes.get(release.programme()), planned, since, back, 0, 0);
    }
}
