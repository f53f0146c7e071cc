package io.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.calendar.Announcement.Span;
import io.slipway.programme.Mhhs;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.testing.Database;
import io.slipway.testing.Requirement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

class NoticeClockTest {

    private static final String RELEASE = "MHHS-HELIX-1.0.1.0";
    private static final Span TUESDAY =
            new Span("1", Instant.parse("2024-04-02T12:00:00Z"), Instant.parse("2024-04-02T16:00:00Z"));

    private final JdbcClient db = Database.fresh();
    private final Programme mhhs = Mhhs.programme();
    private final Map<String, Instant> delivered = new HashMap<>();
    private final Hands now = new Hands();
    private final NoticeClock clock = clock();

    @BeforeEach
    void release() {
        db.sql("""
                INSERT INTO slw_release (release_key, programme, release_type, version, major_part, minor_part,
                    patch_part, emergency_part, title, reason, requested_by, requested_at)
                VALUES (:key, 'mhhs', 'patch', '1.0.1.0', 1, 0, 1, 0, 'Fixes', 'Defects', 'somebody', :at)""")
                .param("key", RELEASE)
                .param("at", now.instant().atOffset(ZoneOffset.UTC))
                .update();
        now.at("2024-03-28T09:00:00Z");
    }

    @Test
    @Requirement({"M-094", "M-095"})
    void itBeginsForEachPartyWhenTheNoticeWasDeliveredToItAndSaysForWhomItHasNot() {
        clock.begin(announcement(), "release-manager");
        assertThat(standing().satisfiedAt()).isEmpty();
        assertThat(standing().objections(mhhs, now.instant()))
                .containsExactly(
                        "DCC (Smart Metering and Central Switching Service) has not been told of it yet",
                        "Electralink (Data Transfer Network) has not been told of it yet");

        delivered.put("dcc", Instant.parse("2024-03-28T10:00:00Z"));
        now.at("2024-04-02T09:30:00Z");
        assertThat(standing().isSatisfied(now.instant())).isFalse();
        assertThat(standing().objections(mhhs, now.instant()))
                .containsExactly("Electralink (Data Transfer Network) has not been told of it yet");

        delivered.put("electralink", Instant.parse("2024-03-28T11:00:00Z"));
        assertThat(standing().satisfiedAt()).hasValue(Instant.parse("2024-04-02T10:00:00Z"));
        assertThat(standing().objections(mhhs, now.instant()))
                .containsExactly("Electralink (Data Transfer Network) was told at 11:00 on Thursday 28 March"
                        + " (London time), and has had its notice at 11:00 on Tuesday 2 April (London time)");
        now.at("2024-04-02T09:59:59Z");
        assertThat(clock.isSatisfied(RELEASE)).isFalse();
        now.at("2024-04-02T10:00:00Z");
        assertThat(clock.isSatisfied(RELEASE)).isTrue();
        assertThat(standing().objections(mhhs, now.instant())).isEmpty();
    }

    @Test
    void whatNobodyAnnouncedMayNotHappen() {
        assertThat(clock.isSatisfied(RELEASE)).isFalse();
        assertThat(clock.notice(RELEASE)).isEmpty();
        assertThatThrownBy(() -> clock.override(RELEASE, "somebody", "release-manager", "Why", now.instant()))
                .isInstanceOf(CalendarRefusal.class)
                .hasMessageContaining("Nothing is announced");
    }

    @Test
    void aStepThatIsRepeatedTakesNoTimeFromAnybody() {
        clock.begin(announcement(), "release-manager");
        told();
        now.at("2024-03-28T12:00:00Z");
        clock.begin(announcement(), "release-manager");

        assertThat(standing().round()).isEqualTo(1);
        assertThat(standing().satisfiedAt()).hasValue(Instant.parse("2024-04-02T09:00:00Z"));
    }

    @Test
    @Requirement("M-060")
    void itBeginsAgainWhenTheWindowMovesToAnotherDay() {
        clock.begin(announcement(), "release-manager");
        told();
        now.at("2024-04-02T09:30:00Z");
        assertThat(clock.isSatisfied(RELEASE)).isTrue();

        var wednesday = new Span("1", Instant.parse("2024-04-03T12:00:00Z"), Instant.parse("2024-04-03T16:00:00Z"));
        assertThat(changed(announcement(List.of(wednesday), List.of("FIX-1")))).isTrue();

        assertThat(clock.isSatisfied(RELEASE)).isFalse();
        assertThat(standing().round()).isEqualTo(2);
        assertThat(standing().because())
                .startsWith("Window 1 begins at 13:00 on Wednesday 3 April (London time) instead of 13:00 on Tuesday")
                .contains("Window 1 ends at");
        assertThat(standing().waiting(now.instant()))
                .as("what was sent before does not count")
                .hasSize(2);

        delivered.replaceAll((party, before) -> Instant.parse("2024-04-02T10:00:00Z"));
        assertThat(standing().satisfiedAt()).hasValue(Instant.parse("2024-04-03T10:00:00Z"));
    }

    @Test
    @Requirement("M-060")
    void itBeginsAgainWhenMoreChangesAndGoesOnWhenLessDoes() {
        clock.begin(announcement(List.of(TUESDAY), List.of("FIX-1", "FIX-2")), "release-manager");
        told();

        assertThat(changed(announcement(List.of(TUESDAY), List.of("FIX-1")))).isFalse();
        assertThat(changed(announcement(List.of(TUESDAY), List.of("FIX-1")))).isFalse();
        assertThat(standing().round()).isEqualTo(1);
        assertThat(clock.minorChanges(RELEASE)).containsExactly("'FIX-2' left the scope");

        assertThat(changed(announcement(List.of(TUESDAY), List.of("FIX-1", "FIX-3"))))
                .isTrue();
        assertThat(standing().because()).isEqualTo("'FIX-3' came into the scope");
    }

    @Test
    void aWindowThatCreepsIsHeldAgainstWhatPeopleWereTold() {
        clock.begin(announcement(), "release-manager");
        assertThat(changed(announcement(List.of(until("2024-04-02T17:00:00Z")), List.of("FIX-1"))))
                .isFalse();
        assertThat(changed(announcement(List.of(until("2024-04-02T17:30:00Z")), List.of("FIX-1"))))
                .isTrue();
    }

    @Test
    void aPartyThatItTouchesAfterAllHasANoticeOfItsOwn() {
        clock.begin(announcement(), "release-manager");
        told();
        now.at("2024-04-02T09:30:00Z");
        var more = new Announcement(
                RELEASE,
                "mhhs",
                "announcement",
                oneDay(),
                List.of("dcc", "electralink", "recco"),
                List.of("sit-a"),
                List.of(TUESDAY),
                List.of("FIX-1"));

        assertThat(changed(more)).isFalse();
        assertThat(standing().waiting(now.instant()))
                .extracting(NoticeStanding.Told::party)
                .containsExactly("recco");
    }

    @Test
    @Requirement("X-19")
    void nothingButTheWordOfANamedRoleEndsItEarlyAndTheWordExpires() {
        clock.begin(announcement(), "release-manager");
        assertThatThrownBy(() -> override(" ", "2024-03-29T09:00:00Z")).hasMessageContaining("Give the reason");
        assertThatThrownBy(() -> override("It blocks all tests", "2024-03-28T09:00:00Z"))
                .hasMessageContaining("would expire before it counts");
        assertThatThrownBy(() -> clock.override(
                        RELEASE, "somebody", "passer-by", "Why not", Instant.parse("2024-03-29T09:00:00Z")))
                .hasMessageContaining("passer-by");
        assertThat(clock.isSatisfied(RELEASE)).isFalse();

        override("It blocks all tests", "2024-03-28T18:00:00Z");
        assertThat(clock.isSatisfied(RELEASE)).isTrue();
        assertThat(standing().overridden(now.instant()))
                .hasValueSatisfying(word -> assertThat(word.reason()).isEqualTo("It blocks all tests"));
        now.at("2024-03-28T18:00:00Z");
        assertThat(clock.isSatisfied(RELEASE)).as("it has expired").isFalse();
    }

    @Test
    void aMaterialChangeEndsTheWordThatCutTheNoticeShortAndItStaysOnRecord() {
        clock.begin(announcement(), "release-manager");
        override("It blocks all tests", "2024-03-29T09:00:00Z");
        changed(announcement(List.of(TUESDAY), List.of("FIX-1", "FIX-9")));

        assertThat(clock.isSatisfied(RELEASE)).isFalse();
        assertThat(clock.overrides(RELEASE)).singleElement().satisfies(word -> {
            assertThat(word.by()).isEqualTo("somebody");
            assertThat(word.role()).isEqualTo("release-manager");
            assertThat(word.until()).isEqualTo("2024-03-29T09:00:00Z");
        });
    }

    @Test
    void theModelLooksAgainWhenAllHaveHadItOrSoonWhereSomebodyWasNotTold() {
        clock.begin(announcement(), "release-manager");
        assertThat(clock.stillToWait(RELEASE)).isEqualTo("PT15M");
        told();
        assertThat(clock.stillToWait(RELEASE)).isEqualTo("PT120H");
    }

    @Test
    void nothingIsAnnouncedToNobodyOrForNoTime() {
        assertThatThrownBy(() -> clock.begin(announcement(List.of(), List.of("FIX-1")), "release-manager"))
                .hasMessageContaining("no window to announce");
        var toNobody = new Announcement(
                RELEASE, "mhhs", "announcement", oneDay(), List.of(), List.of("sit-a"), List.of(TUESDAY), List.of());
        assertThatThrownBy(() -> clock.begin(toNobody, "release-manager")).hasMessageContaining("touches no party");
    }

    private void told() {
        delivered.put("dcc", Instant.parse("2024-03-28T09:30:00Z"));
        delivered.put("electralink", Instant.parse("2024-03-28T10:00:00Z"));
        delivered.replaceAll((party, then) -> Instant.parse("2024-03-28T10:00:00Z"));
    }

    private void override(String reason, String until) {
        clock.override(RELEASE, "somebody", "release-manager", reason, Instant.parse(until));
    }

    private boolean changed(Announcement planned) {
        return clock.changed(planned, MaterialChangeTableTest::decide, "release-manager");
    }

    private static Span until(String end) {
        return new Span("1", TUESDAY.start(), Instant.parse(end));
    }

    private Announcement announcement() {
        return announcement(List.of(TUESDAY), List.of("FIX-1"));
    }

    private Announcement announcement(List<Span> windows, List<String> scope) {
        return new Announcement(
                RELEASE,
                "mhhs",
                "announcement",
                oneDay(),
                List.of("dcc", "electralink"),
                List.of("sit-a"),
                windows,
                scope);
    }

    private Programme.Notice oneDay() {
        return Objects.requireNonNull(mhhs.releaseType("patch").notice());
    }

    private NoticeStanding standing() {
        return clock.notice(RELEASE).orElseThrow();
    }

    private NoticeClock clock() {
        Deliveries deliveries = (release, notice, since) -> {
            var known = new HashMap<>(delivered);
            known.values().removeIf(then -> then.isBefore(since));
            return known;
        };
        var rooms = new StaticListableBeanFactory(Map.of("comms", deliveries));
        Programmes programmes = new Programmes() {
            @Override
            public List<Programme> all() {
                return List.of(mhhs);
            }

            @Override
            public Programme get(String id) {
                return mhhs;
            }
        };
        return new NoticeClock(
                new NoticeRounds(db),
                rooms.getBeanProvider(Deliveries.class),
                new NoticeTime(new BusinessDays()),
                programmes,
                now);
    }

    /** A clock that stands until it is put. */
    private static final class Hands extends Clock {

        private Instant shown = Instant.parse("2024-03-28T08:00:00Z");

        void at(String moment) {
            shown = Instant.parse(moment);
        }

        @Override
        public Instant instant() {
            return shown;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
