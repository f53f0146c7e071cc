package io.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.downtime.DowntimeRecord;
import io.slipway.downtime.DowntimeRecord.Downtime;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What users were kept out for is held against the window that was in force then, however often it was set. */
@SlipwayTest
class DowntimeRecordTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    DowntimeRecord downtimes;

    @Autowired
    Windows windows;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    @BeforeEach
    void today() {
        clock.reset();
    }

    @Test
    void aSecondRoundHasAWindowOfItsOwnThoughItBearsTheSameNumber() {
        var release = Lifecycle.start(context, "Two rounds").key();
        var first = set(release, clock.instant().plusSeconds(60), "The fix");
        clock.advanceTo(first.startsAt());
        var down = change(release, "RAISED");
        clock.advanceTo(first.startsAt().plus(Duration.ofMinutes(40)));
        var up = change(release, "LOWERED");
        assertThat(downtimes.of(release)).containsExactly(new Downtime(first, down, up));

        var second = set(release, clock.instant().plus(Duration.ofHours(3)), "It did not help");
        assertThat(downtimes.of(release))
                .containsExactly(new Downtime(first, down, up), new Downtime(second, null, null));

        clock.advanceTo(second.startsAt());
        var downAgain = change(release, "RAISED");
        assertThat(downtimes.of(release))
                .containsExactly(new Downtime(first, down, up), new Downtime(second, downAgain, null));
    }

    @Test
    void aWindowThatWasSetAnewBeforeItOpenedIsOne() {
        var release = Lifecycle.start(context, "Set twice").key();
        set(release, clock.instant().plus(Duration.ofDays(2)), "Too late");
        clock.advanceTo(clock.instant().plusSeconds(1));
        var window = set(release, clock.instant().plus(Duration.ofDays(1)), "Sooner");
        clock.advanceTo(window.startsAt());
        var down = change(release, "RAISED");

        assertThat(downtimes.of(release)).containsExactly(new Downtime(window, down, null));
    }

    private Window set(ReleaseKey release, Instant start, String reason) {
        var whole = Instant.ofEpochSecond(start.getEpochSecond());
        var window = new Window(1, whole, whole.plus(Duration.ofHours(1)), reason);
        windows.set(release, window);
        return window;
    }

    /** What the hub shows changes at this moment. */
    private Instant change(ReleaseKey release, String action) {
        var now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        db.sql("""
                INSERT INTO slw_banner_change (id, release_key, window_number, action, deployment_mode, message,
                    enabled, before_deployment_mode, before_message, before_enabled, asked_at, done_at)
                VALUES (:id, :release, 1, :action, TRUE, 'Down', TRUE, FALSE, '', FALSE, :at, :at)""")
                .param("id", UUID.randomUUID().toString())
                .param("release", release.value())
                .param("action", action)
                .param("at", Rows.at(now))
                .update();
        return now;
    }
}
