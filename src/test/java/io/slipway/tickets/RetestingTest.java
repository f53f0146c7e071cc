package io.slipway.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.build.Retest;
import io.slipway.release.FieldBroken;
import io.slipway.testing.Requirement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the fix that reached where its defect was found to the defect that is closed. */
class RetestingTest {

    private static final String[] FIVE = {"MHHS-D123", "MHHS-D456", "MHHS-D789", "MHHS-D246", "MHHS-D468"};

    @TempDir
    Path data;

    DefectWork work;

    @BeforeEach
    void begin() {
        work = new DefectWork(data);
    }

    @Requirement({"M-061", "M-062", "M-063", "M-146"})
    @Test
    void fiveFixesReachBothEnvironmentsAndEachIsTestedAgainWhereItWasFound() {
        var release = work.release("5.2.16.0", FIVE);
        work.deployed("sit-a", true);
        work.deployed("sit-b", true);

        work.markReady(release);

        assertThat(work.record.retests.of(release.key()))
                .extracting(Retest::environment, Retest::ticket)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sit-a", "MHHS-D123"),
                        org.assertj.core.groups.Tuple.tuple("sit-a", "MHHS-D456"),
                        org.assertj.core.groups.Tuple.tuple("sit-a", "MHHS-D789"),
                        org.assertj.core.groups.Tuple.tuple("sit-b", "MHHS-D246"),
                        org.assertj.core.groups.Tuple.tuple("sit-b", "MHHS-D468"));
        assertThat(FIVE).allSatisfy(key -> assertThat(work.state(key)).isEqualTo("Ready for Retest"));
        refuses("MHHS-D123", "sit-b", "environment", "was found in SIT A and is tested again there only (M-061)");
        refuses("MHHS-D246", "sit-a", "environment", "was found in SIT B and is tested again there only (M-061)");
        passes("MHHS-D123", "sit-a");
        passes("MHHS-D246", "sit-b");
        assertThat(work.record.retests.of(release.key()).stream()
                        .filter(Retest::passed)
                        .map(Retest::ticket))
                .containsExactly("MHHS-D123", "MHHS-D246");
    }

    @Requirement({"M-061", "M-146"})
    @Test
    void whatHasNotReachedWhereItWasFoundIsNotReady() {
        var release = work.release("1.0.1.0", FIVE);
        work.deployed("sit-a", true);
        work.deployed("sit-b", false);

        work.markReady(release);
        assertThat(work.record.retests.of(release.key()))
                .extracting(Retest::environment)
                .containsOnly("sit-a");
        assertThat(work.state("MHHS-D246")).isEqualTo("Fixed");
        refuses("MHHS-D246", "sit-b", "ticket", "MHHS-D246 is Fixed; it is tested again once it is Ready for Retest");

        work.deployed("sit-b", true);
        work.markReady(release);
        assertThat(work.state("MHHS-D246")).isEqualTo("Ready for Retest");
    }

    @Requirement({"M-146", "M-230"})
    @Test
    void whatWasMarkedOnceIsNotMarkedAgainWhateverBecameOfIt() {
        var release = work.release("1.0.1.0", "MHHS-D123");
        work.deployed("sit-a", true);
        work.markReady(release);
        work.retesting.record(
                work.programme,
                work.defect("MHHS-D123"),
                new RetestAnswer("sit-a", "failed", "Period 47 is missing still", "Run 12"),
                "tester");
        work.reachTicketSystem();
        assertThat(work.state("MHHS-D123")).isEqualTo("Open");

        work.markReady(release);

        assertThat(work.state("MHHS-D123")).isEqualTo("Open");
        assertThat(work.defect("MHHS-D123").done()).isFalse();
        assertThat(work.defect("MHHS-D123").defect().notes())
                .extracting(Ticket.Note::text)
                .containsExactly(
                        "MHHS-HELIX-1.0.1.0 brought its fix to SIT A, where it is to be tested again",
                        "Retest of MHHS-HELIX-1.0.1.0 in SIT A failed: Period 47 is missing still. Evidence: Run 12");
    }

    @Requirement("M-230")
    @Test
    void aLostAnswerOfTheTicketSystemDoesNotMarkItTwice() {
        var release = work.release("1.0.1.0", "MHHS-D123");
        work.deployed("sit-a", true);
        work.markReady(release);
        work.record.db.sql("DELETE FROM slw_retest").update();

        work.markReady(release);

        assertThat(work.record.retests.of(release.key())).hasSize(1);
        assertThat(work.defect("MHHS-D123").defect().notes()).hasSize(1);
    }

    @Requirement("M-230")
    @Test
    void whatWasStillThereGoesIntoTheNextReleaseAndComesBack() {
        var first = work.release("1.0.1.0", "MHHS-D123");
        work.deployed("sit-a", true);
        work.markReady(first);
        assertThatThrownBy(() -> work.release("1.0.2.0", "MHHS-D123"))
                .hasMessageContaining("in MHHS-HELIX-1.0.1.0 already");
        work.retesting.record(
                work.programme,
                work.defect("MHHS-D123"),
                new RetestAnswer("sit-a", "failed", "It is missing still", "Run 12"),
                "tester");
        work.reachTicketSystem();

        var second = work.release("1.0.3.0", "MHHS-D123");
        work.markReady(second);
        passes("MHHS-D123", "sit-a");

        assertThat(work.record.retests.of("mhhs", "MHHS-D123"))
                .extracting(retest -> retest.release().value(), Retest::passed)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("MHHS-HELIX-1.0.3.0", true),
                        org.assertj.core.groups.Tuple.tuple("MHHS-HELIX-1.0.1.0", false));
    }

    @Requirement("M-230")
    @Test
    void onlyWhatPassedIsClosed() {
        work.deployed("sit-a", true);
        work.markReady(work.release("1.0.1.0", "MHHS-D123"));
        assertThatThrownBy(() -> work.retesting.close(work.programme, work.defect("MHHS-D123"), null, "manager"))
                .isInstanceOf(FieldBroken.class)
                .hasMessageContaining("no retest of its fix has passed; record one in the environment that found it");

        passes("MHHS-D123", "sit-a");
        work.retesting.close(work.programme, work.defect("MHHS-D123"), "Accepted", "manager");
        work.reachTicketSystem();

        assertThat(work.state("MHHS-D123")).isEqualTo("Closed");
        refuses("MHHS-D123", "sit-a", "ticket", "MHHS-D123 is Closed and stays so");
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource({
        "'',    passed, '', Run 1, environment, Say where it was tested; write 'sit-a'",
        "sit-x, passed, '', Run 1, environment, 'is no environment; known are [sit-staging, sit-a, sit-b, uit]'",
        "sit-a, perhaps, '', Run 1, result, write 'passed' or 'failed'",
        "sit-a, '',     '', Run 1, result, write 'passed' or 'failed'",
        "sit-a, failed, '', Run 1, detail, Say what is still wrong",
        "sit-a, passed, '', ' ',   evidence, Say what proves it",
    })
    @Requirement({"M-061", "M-234"})
    void anAnswerThatLacksSomethingIsRefusedWithFieldAndMend(
            String environment, String result, String detail, String evidence, String field, String mend) {
        work.deployed("sit-a", true);
        work.markReady(work.release("1.0.1.0", "MHHS-D123"));
        var answer = new RetestAnswer(environment, result, detail, evidence);

        assertThatThrownBy(() -> work.retesting.record(work.programme, work.defect("MHHS-D123"), answer, "tester"))
                .isInstanceOfSatisfying(
                        FieldBroken.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field))
                .hasMessageContaining(mend);
        assertThat(work.record.retests.newest("mhhs", "MHHS-D123").orElseThrow().result())
                .isNull();
    }

    @Test
    void aRetestIsRecordedOnce() {
        work.deployed("sit-a", true);
        work.markReady(work.release("1.0.1.0", "MHHS-D123"));
        passes("MHHS-D123", "sit-a");

        refuses("MHHS-D123", "sit-a", "ticket", "is recorded already and stays; close the defect");
    }

    @Test
    void aDefectThatMovedOnMeanwhileStaysAsItIsAndSaysSo() {
        work.deployed("sit-a", true);
        work.markReady(work.release("1.0.1.0", "MHHS-D123"));
        passes("MHHS-D123", "sit-a");
        work.retesting.close(work.programme, work.defect("MHHS-D123"), null, "manager");
        work.tickets.change(
                "MHHS",
                new TicketChange("by hand", "MHHS-D123", List.of(), "In Progress", false, null, null, "Reopened"));

        work.reachTicketSystem();

        assertThat(work.state("MHHS-D123")).isEqualTo("In Progress");
        assertThat(work.changes.of("mhhs", "MHHS-D123"))
                .extracting(DefectChange::made)
                .containsExactly(true, false);
    }

    private void passes(String defect, String environment) {
        work.retesting.record(
                work.programme, work.defect(defect), new RetestAnswer(environment, "passed", "", "Run 7"), "tester");
        work.reachTicketSystem();
    }

    private void refuses(String defect, String environment, String field, String reason) {
        assertThatThrownBy(() -> work.retesting.record(
                        work.programme,
                        work.defect(defect),
                        new RetestAnswer(environment, "passed", "", "Run 7"),
                        "tester"))
                .isInstanceOfSatisfying(
                        FieldBroken.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field))
                .hasMessageContaining(reason);
    }
}
