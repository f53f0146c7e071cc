package io.slipway.rfc;

import static io.slipway.rfc.Room.draft;
import static io.slipway.rfc.Room.moment;
import static io.slipway.rfc.Room.usual;
import static io.slipway.rfc.Room.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.readiness.ReleaseParts;
import io.slipway.release.RuleBroken;
import io.slipway.rfc.Rfc.State;
import io.slipway.rfc.Rfc.Verdict;
import io.slipway.testing.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a release asks to go and when, who approves that, and for how long it counts. */
class RequestForChangeTest {

    private final Room room = new Room();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    @Requirement({"M-119", "M-122"})
    void itsWindowsAreThoseOfTheReleaseInTheOrderInWhichTheyOpen() {
        room.draft(draft(
                wish("uit", "2026-12-01", 9, 11),
                wish("sit-b", "2026-11-30", 13, 15),
                new Draft.Wish("sit-staging", null, null),
                wish("sit-a", "2026-11-30", 15, 17)));

        assertThat(room.bean(Windows.class).of(Room.KEY))
                .extracting(Window::number, Window::startsAt, Window::reason)
                .containsExactly(
                        tuple(1, moment("2026-11-30", 13), "SIT B"),
                        tuple(2, moment("2026-11-30", 15), "SIT A"),
                        tuple(3, moment("2026-12-01", 9), "UIT"));
        var rfcs = room.bean(Rfcs.class);
        assertThat(rfcs.environments("MHHS-1.0.1.7")).containsExactly("sit-b", "sit-a", "uit");
        assertThat(rfcs.window("MHHS-1.0.1.7", "uit")).isEqualTo(3);
        assertThat(rfcs.start("MHHS-1.0.1.7", "sit-b")).isEqualTo("2026-11-30T13:00");
        assertThat(rfcs.end("MHHS-1.0.1.7", "sit-staging")).isNull();
        assertThat(rfcs.text("MHHS-1.0.1.7", "impact")).isEqualTo("None for participants");
        assertThatThrownBy(() -> rfcs.window("MHHS-1.0.1.7", "sit-staging")).hasMessageContaining("sit-staging");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(draft(), "No window is given"),
                wrong(draft(new Draft.Wish("uit", moment("2026-12-01", 9), null)), "UIT: give both"),
                wrong(draft(wish("uit", "2026-12-01", 11, 9)), "UIT: the window ends before it begins"),
                wrong(draft(wish("uit", "2026-11-23", 8, 12)), "UIT: ", "has passed"),
                wrong(
                        draft(wish("sit-a", "2026-11-30", 13, 16), wish("sit-b", "2026-11-30", 15, 17)),
                        "The windows of SIT A and SIT B overlap"),
                wrong(
                        draft(wish("sit-a", "2026-11-30", 13, 15), wish("sit-b", "2026-12-01", 13, 15)),
                        "SIT A and SIT B are reached on one working day (M-062)"),
                wrong(
                        draft(wish("sit-a", "2026-11-28", 13, 15), wish("sit-b", "2026-11-28", 15, 17)),
                        "SIT A and SIT B are reached on one working day (M-062)"),
                wrong(
                        new Draft("", "", " ", "", List.of()),
                        "'summary' is missing",
                        "'impact' is missing",
                        "'rollbackPlan' is missing",
                        "(M-211)",
                        "No window is given"));
    }

    private static Arguments wrong(Draft draft, String... problems) {
        return Arguments.of(draft, List.of(problems));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    @Requirement({"M-062", "M-211"})
    void whatCannotBeDoneIsRefusedWithEveryReason(Draft draft, List<String> problems) {
        assertThatThrownBy(() -> room.draft(draft))
                .isInstanceOf(RuleBroken.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(problems));
        assertThat(room.bean(Rfcs.class).of(Room.KEY)).isEmpty();
        assertThat(room.bean(Windows.class).of(Room.KEY)).isEmpty();
    }

    @Test
    @Requirement({"M-211", "M-212", "X-20"})
    void whoFixesForwardHasNoRollbackPlanAndEverybodyElseHas() {
        var without = new Draft("Fixes", "", "None", "", usual().wishes());
        assertThatThrownBy(() -> room.of("avanade").draft(without)).hasMessageContaining("(M-211)");

        room.of("st-clements").draft(without);
        assertThat(room.rfc().rollbackPlan()).isEmpty();
        assertThatThrownBy(() -> room.draft(usual())).hasMessageContaining("fixes forward", "(M-212)");
    }

    @Test
    void onlyAPartyWithOneInstallationForBothHasThemAtTheSameTime() {
        var together = draft(wish("sit-a", "2026-11-30", 13, 15), wish("sit-b", "2026-11-30", 13, 15));
        assertThatThrownBy(() -> room.of("avanade").draft(together)).hasMessageContaining("overlap");

        room.of("recco").draft(together);
        assertThat(room.rfc().places()).extracting(Rfc.Place::environment).containsExactly("sit-a", "sit-b");
        assertThatThrownBy(() -> room.draft(draft(wish("sit-staging", "2026-11-30", 9, 11))))
                .hasMessageContaining("has nothing in SIT Staging to deploy to");
    }

    @Test
    @Requirement({"M-118", "M-122", "M-160", "X-14", "X-15"})
    void itIsRaisedCompleteOrRefusedWithAllThatIsMissing() {
        assertThatThrownBy(() -> room.raise()).hasMessageContaining("draft it first");
        room.draft(usual());
        room.scope();
        assertThatThrownBy(() -> room.at(moment("2026-11-30", 14)).raise("runbook", "release-notes"))
                .hasMessageContainingAll(
                        "the content", "a window in SIT A that lies ahead", "'Runbook'", "'Release notes'");
        assertThat(room.rfc().state()).isEqualTo(State.DRAFT);

        room.at(Room.NOW).scope("MHHS-17");
        room.bean(ReleaseParts.class).keep(Room.KEY, "runbook", "Runbook", "Restart Helix", Room.RAISER);
        room.raise("runbook");
        assertThat(room.rfc().state()).isEqualTo(State.RAISED);
        assertThat(room.rfc().raisedBy()).isEqualTo(Room.RAISER);
        assertThat(room.isMet()).as("raised is not approved").isFalse();
    }

    @Test
    void nobodyIsAskedWhomTheTableDoesNotName() {
        room.draft(usual());
        assertThatThrownBy(() -> room.in(() -> room.bean(Raising.class)
                        .raise(Room.KEY, List.of(), place -> java.util.Optional.of("nobody"), Room.RAISER)))
                .hasMessageContaining("somebody who approves releases into UIT");
    }

    @Test
    @Requirement({"M-127", "M-128", "M-166"})
    void oneReleaseIntoBothNeedsBothApprovals() {
        room.draft(usual());
        room.raise();
        assertThat(room.bean(Rfcs.class).approvers("MHHS-1.0.1.7"))
                .containsExactly("mhhs-qt-release-manager", "mhhs-release-manager");

        room.answer("release-manager", Verdict.APPROVED, "si-release");
        room.answer("qt-release-manager", Verdict.APPROVED, "qt-release");
        assertThat(room.settle()).isTrue();
        assertThat(room.rfc().state()).isEqualTo(State.APPROVED);
        assertThat(room.isMet()).isTrue();
        assertThat(room.settle()).as("once more, as after a lost transaction").isTrue();
    }

    @Test
    @Requirement("M-128")
    void oneApprovalOfTwoIsNone() {
        room.draft(usual());
        room.raise();
        room.answer("release-manager", Verdict.APPROVED, "si-release");

        assertThat(room.settle()).isFalse();
        assertThat(room.isMet()).isFalse();
        assertThat(room.bean(Rfcs.class).isApproved("MHHS-1.0.1.7")).isFalse();
    }

    @Test
    void oneRefusalRefusesIt() {
        room.draft(usual());
        room.raise();
        room.answer("qt-release-manager", Verdict.APPROVED, "qt-release");
        room.answer("release-manager", Verdict.REFUSED, "si-release");

        assertThat(room.settle()).isFalse();
        assertThat(room.rfc().state()).isEqualTo(State.REFUSED);
        assertThat(room.bean(Rfcs.class).isRefused("MHHS-1.0.1.7")).isTrue();
        assertThatThrownBy(() -> room.answer("release-manager", Verdict.APPROVED, "si-release"))
                .hasMessageContaining("nobody decides on it");
    }

    @Test
    void whatIsSentBackStaysOnTheRecordAndIsDraftedAnew() {
        room.draft(usual());
        room.draft(draft(wish("uit", "2026-12-01", 9, 11)));
        assertThat(room.rfc().number()).as("a draft is no round").isEqualTo(1);
        room.raise();
        assertThatThrownBy(() -> room.draft(usual())).hasMessageContaining("is being decided on");
        room.answer("qt-release-manager", Verdict.SENT_BACK, "qt-release");
        assertThat(room.settle()).isFalse();
        room.draft(usual());
        room.in(() -> room.bean(Raising.class).sendBack(Room.KEY));
        room.draft(usual());

        assertThat(room.bean(Rfcs.class).of(Room.KEY))
                .extracting(Rfc::number, Rfc::state, rfc -> rfc.places().size())
                .containsExactly(tuple(3, State.DRAFT, 3), tuple(2, State.SENT_BACK, 3), tuple(1, State.SENT_BACK, 1));
        assertThat(room.bean(Rfcs.class).of(Room.KEY).get(2).answers())
                .extracting(Rfc.Answer::verdict, Rfc.Answer::by, Rfc.Answer::comment)
                .containsExactly(tuple(Verdict.SENT_BACK, "qt-release", "Read"));
    }

    @Test
    @Requirement({"M-126", "X-15"})
    void whoeverRaisedItNeverApprovesIt() {
        room.draft(usual());
        room.raise();
        assertThatThrownBy(() -> room.answer("release-manager", Verdict.APPROVED, Room.RAISER))
                .hasMessageContaining("whoever raises it never decides on it");
        room.answer("release-manager", Verdict.APPROVED, "si-release");
        assertThatThrownBy(() -> room.answer("release-manager", Verdict.REFUSED, "si-other"))
                .hasMessageContaining("does not wait for an answer of this group");
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("another build", room -> room.build("rc2")),
                change("another ticket", room -> room.scope("MHHS-17", "MHHS-18")),
                change("another time in the last environment", room -> room.move(3, Duration.ofDays(1))),
                change("another draft", room -> room.draft(new Draft("Other", "", "Some", "Back", usual().wishes()))));
    }

    private static Arguments change(String what, Consumer<Room> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    @Requirement({"M-203", "M-204"})
    void whatChangesAfterTheApprovalMakesItVoid(String what, Consumer<Room> change) {
        room.approve();
        assertThat(room.isMet()).isTrue();
        assertThat(room.bean(Rfcs.class).counts(Room.KEY)).isTrue();

        change.accept(room);
        assertThat(room.isMet()).as(what).isFalse();
        assertThat(room.bean(Rfcs.class).counts(Room.KEY)).isFalse();
    }

    @Test
    @Requirement("M-203")
    void nobodyApprovesWhatIsNoLongerWhatWasRaised() {
        room.draft(usual());
        room.raise();
        room.answer("qt-release-manager", Verdict.APPROVED, "qt-release");
        room.build("rc2");
        assertThatThrownBy(() -> room.answer("release-manager", Verdict.APPROVED, "si-release"))
                .hasMessageContainingAll("another than when request for change 1 was raised", "send it back");

        room.build("rc1");
        room.answer("release-manager", Verdict.APPROVED, "si-release");
        room.build("rc2");
        assertThat(room.settle()).isFalse();
        assertThat(room.rfc().state()).isEqualTo(State.SENT_BACK);
    }

    @Test
    @Requirement({"M-144", "M-145", "M-149", "M-150", "M-153"})
    void aSuccessIsSeenAtEverySiteAndClosesItWithoutWaitingForRetests() {
        room.of("avanade").approve();
        assertThat(closed()).contains("is not reviewed");
        room.outcome("sit-a", "avanade-sit-a", true);
        room.outcome("sit-b", "avanade-sit-b", false);
        assertThatThrownBy(review(Rfc.Outcome.SUCCESS))
                .hasMessageContainingAll(
                        "(M-144)", "DIP in SIT B does not run the build (Rolled back)", "DIP in UIT does not run");

        room.outcome("sit-b", "avanade-sit-b", true);
        room.outcome("uit", "avanade-uit", true);
        assertReviewed(Rfc.Outcome.SUCCESS);
        assertThat(closed()).isEmpty();
        assertThat(room.rfc().state()).isEqualTo(State.CLOSED);
        assertThat(closed()).as("once more").isEmpty();
        assertThatThrownBy(() -> room.draft(usual())).hasMessageContaining("is another release");
    }

    @Test
    @Requirement({"M-145", "M-153"})
    void whatIsRolledBackIsClosedOnceNothingOfItRunsAnyMore() {
        room.of("avanade").approve();
        room.outcome("sit-a", "avanade-sit-a", true);
        assertReviewed(Rfc.Outcome.ROLL_BACK);
        assertThat(closed()).contains("DIP in SIT A still runs the build");

        room.outcome("sit-a", "avanade-sit-a", false);
        assertThat(closed()).isEmpty();
    }

    @Test
    @Requirement({"M-145", "M-212"})
    void whoFixesForwardIsNotRolledBackAndStaysOpenMeanwhile() {
        room.of("avanade").approve();
        room.of("st-clements");
        assertThatThrownBy(review(Rfc.Outcome.ROLL_BACK)).hasMessageContaining("fixes forward (M-212)");
        assertReviewed(Rfc.Outcome.FIX_FORWARD);
        assertThat(closed()).contains("is being fixed forward");
    }

    @Test
    void anInstallationForSeveralEnvironmentsIsReachedOnce() {
        room.of("recco");
        room.draft(draft(wish("sit-a", "2026-11-30", 13, 15), wish("sit-b", "2026-11-30", 13, 15)));
        room.raise();
        room.answer("release-manager", Verdict.APPROVED, "si-release");
        room.settle();
        assertThatThrownBy(review(Rfc.Outcome.SUCCESS)).hasMessageContaining("EES in SIT B does not run");
        room.outcome("sit-a", "recco-sit-a", true);
        assertReviewed(Rfc.Outcome.SUCCESS);
    }

    private ThrowingCallable review(Rfc.Outcome outcome) {
        return () -> room.in(() -> room.bean(Reviews.class).review(Room.KEY, outcome, "si-release"));
    }

    private void assertReviewed(Rfc.Outcome outcome) {
        room.in(() -> room.bean(Reviews.class).review(Room.KEY, outcome, "si-release"));
        assertThat(room.rfc().outcome()).isEqualTo(outcome);
    }

    private String closed() {
        var obstacle = new String[] {""};
        room.in(() -> obstacle[0] = room.bean(Reviews.class).close(Room.KEY).orElse(""));
        return obstacle[0];
    }
}
