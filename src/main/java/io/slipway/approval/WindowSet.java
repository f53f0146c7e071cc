package io.slipway.approval;

import io.slipway.downtime.Downtimes;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperty;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes the downtime window of the release. The task's property {@code windowStart} says whether it lies {@code ahead} or may
 * begin {@code atOnce}, where a start that has passed means now; {@code windowReason} whether {@code always} a reason is given
 * or only {@code outsideLowUse}.
 */
@Component
@TaskProperty(
        name = "windowStart",
        values = {WindowSet.AHEAD, WindowSet.AT_ONCE})
@TaskProperty(
        name = "windowReason",
        values = {WindowSet.OUTSIDE_LOW_USE, WindowSet.ALWAYS})
class WindowSet implements AnswerTaker {

    static final String AHEAD = "ahead";
    static final String AT_ONCE = "atOnce";
    static final String OUTSIDE_LOW_USE = "outsideLowUse";
    static final String ALWAYS = "always";

    /** Those concerned are told before the banner goes up; the mail of a downtime that begins at once needs a moment. */
    private static final Duration FOR_THE_MAIL = Duration.ofSeconds(30);

    private static final int LONGEST_REASON = 2000;

    /** The low-use window is named in front of it. */
    private static final int LONGEST_REASON_MORE = 1500;

    private final Releases releases;
    private final Programmes programmes;
    private final DowntimeRules downtime;
    private final Downtimes downtimes;
    private final Windows windows;
    private final SuggestedStart suggested;
    private final Clock clock;

    WindowSet(
            Releases releases,
            Programmes programmes,
            DowntimeRules downtime,
            Downtimes downtimes,
            Windows windows,
            SuggestedStart suggested,
            Clock clock) {
        this.releases = releases;
        this.programmes = programmes;
        this.downtime = downtime;
        this.downtimes = downtimes;
        this.windows = windows;
        this.suggested = suggested;
        this.clock = clock;
    }

    @Override
    public Map<String, String> suggests(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var time = programmes.get(release.programme()).time();
        var start = CheckClaim.rules(task).required("windowStart").equals(AT_ONCE)
                ? Optional.of(suggested.fix(release))
                : suggested.planned(release);
        return start.map(moment -> Map.of("windowStart", time.inInput(moment))).orElse(Map.of());
    }

    @Override
    public void take(DelegateTask task) {
        var rules = CheckClaim.rules(task);
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var release = releases.get(key);
        var programme = programmes.get(release.programme());
        var start = DowntimeRules.start(Answers.instant(task, "windowStart", programme.timeZone()));
        var end = DowntimeRules.end(Answers.instant(task, "windowEnd", programme.timeZone()));
        var always = rules.required("windowReason").equals(ALWAYS);
        var why = Texts.limit(
                "why then", Answers.text(task, "windowReason"), always ? LONGEST_REASON : LONGEST_REASON_MORE);
        start = rules.required("windowStart").equals(AT_ONCE) ? soon(start) : ahead(start);
        downtime.check(programme, release, start, end);
        windows.clear(key);
        downtimes.refuseOverlap(key, start, end);
        var reason =
                always ? Texts.require("why then", why, LONGEST_REASON) : downtime.reason(programme, start, end, why);
        windows.set(key, new Window(1, start, end, reason));
    }

    private Instant soon(Instant start) {
        var soonest = clock.instant().plus(FOR_THE_MAIL);
        return start.isAfter(soonest) ? start : soonest;
    }

    private Instant ahead(Instant start) {
        if (!start.isAfter(clock.instant())) {
            throw new RuleBroken("The downtime cannot start in the past; choose a later start");
        }
        return start;
    }
}
