package io.slipway;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.comms.Notices;
import io.slipway.downtime.Windows;
import io.slipway.testing.HotfixRelease;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Releases go their way on the days on which calendars go wrong. */
@SlipwayTest
class OddDaysTest {

    private static final String CHRISTMAS = "2026-12-25T11:00:00Z";
    private static final String CLOCKS_GO_FORWARD = "2027-03-28T00:58:00Z";
    private static final String CLOCKS_GO_BACK = "2027-10-31T00:58:00Z";
    private static final String LEAP_DAY = "2028-02-29T23:58:00Z";

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @BeforeEach
    @AfterEach
    void nothingIsLeftToOthers() {
        HotfixRelease.leaveNothing(context);
        clock.reset();
    }

    @ParameterizedTest(name = "begun at {0}")
    @ValueSource(strings = {CHRISTMAS, CLOCKS_GO_FORWARD, CLOCKS_GO_BACK, LEAP_DAY})
    void aPlannedReleaseGoesFromStartToClose(Instant day) {
        clock.beginAt(day);
        var release = PlannedRelease.start(context, "Odd day");

        release.throughRestore();
        release.close();

        release.life().endsAt("releaseClosed");
    }

    @ParameterizedTest(name = "begun at {0}")
    @ValueSource(strings = {CHRISTMAS, CLOCKS_GO_FORWARD, CLOCKS_GO_BACK, LEAP_DAY})
    void aHotfixGoesFromTheReportToItsWindow(Instant day) {
        clock.beginAt(day);
        var hotfix = HotfixRelease.start(context);

        hotfix.throughFix("yes", List.of("hub", "kch", "uclh", "gstt"));
        hotfix.throughProduction();

        hotfix.life().waitsAt("analyseCause");
    }

    @ParameterizedTest(name = "begun at {0}")
    @ValueSource(strings = {CHRISTMAS, CLOCKS_GO_FORWARD, CLOCKS_GO_BACK, LEAP_DAY})
    void anOverdueTaskIsBroughtToMindOnceADay(Instant day) {
        clock.beginAt(day);
        var release = PlannedRelease.start(context, "Odd reminder");
        clock.advanceTo(day.plus(Duration.ofDays(7)));

        release.life().fire("reminderDue");
        clock.advanceTo(day.plus(Duration.ofDays(8)));
        release.life().fire("reminderDue");

        assertThat(context.getBean(Notices.class).of(release.key()))
                .filteredOn(notice -> notice.name().startsWith("task-overdue"))
                .hasSize(2);
    }

    @Test
    void aWindowInTheNightOfTheClocksMeansOneMomentOrIsRefused() {
        clock.beginAt(Instant.parse("2029-10-22T09:00:00Z"));
        var release = PlannedRelease.start(context, "Clocks go back");
        release.throughCandidate();

        assertThat(release.life()
                        .refuses(
                                "dev-team",
                                "setWindow",
                                "set",
                                entry("windowStart", "2029-10-28T01:30"),
                                entry("windowEnd", "2029-10-28T03:00"),
                                entry("windowReason", "Nobody works"),
                                entry("sites", List.of("kch"))))
                .contains("comes twice", "from 02:00");
        release.setWindow("2029-10-28T00:30", "2029-10-28T02:30", List.of("kch", "uclh", "gstt"));

        assertThat(context.getBean(Windows.class).find(release.key(), 1).orElseThrow())
                .satisfies(window -> {
                    assertThat(window.startsAt()).isEqualTo("2029-10-27T23:30:00Z");
                    assertThat(window.predictedEnd()).isEqualTo("2029-10-28T02:30:00Z");
                });
    }
}
