package io.slipway.approval;

import io.slipway.process.Answers;
import io.slipway.programme.Programmes;
import io.slipway.release.Downtimes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.Texts;
import io.slipway.release.Window;
import io.slipway.release.Windows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the downtime window of a fix. It may begin at once: a start that has passed means now. */
@Component
class FixWindowSet implements TaskListener {

    /** Those concerned are told before the banner goes up; the mail of a downtime that begins at once needs a moment. */
    private static final Duration FOR_THE_MAIL = Duration.ofSeconds(30);

    private final Releases releases;
    private final Programmes programmes;
    private final DowntimeRules rules;
    private final Downtimes downtimes;
    private final Windows windows;
    private final Clock clock;

    FixWindowSet(
            Releases releases,
            Programmes programmes,
            DowntimeRules rules,
            Downtimes downtimes,
            Windows windows,
            Clock clock) {
        this.releases = releases;
        this.programmes = programmes;
        this.rules = rules;
        this.downtimes = downtimes;
        this.windows = windows;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var release = releases.get(key);
        var programme = programmes.get(release.programme());
        var start = latest(
                DowntimeRules.start(Answers.instant(task, "windowStart", programme.timeZone())),
                clock.instant().plus(FOR_THE_MAIL));
        var end = DowntimeRules.end(Answers.instant(task, "windowEnd", programme.timeZone()));
        rules.check(programme, release, start, end);
        windows.clear(key);
        downtimes.refuseOverlap(key, start, end);
        var reason = Texts.require("why then", Answers.text(task, "windowReason"), 2000);
        windows.set(key, new Window(1, start, end, reason));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
