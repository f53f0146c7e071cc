package io.slipway.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.FieldBroken;
import io.slipway.testing.Requirement;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What triage may do with a defect. */
class TriageTest {

    @TempDir
    Path data;

    DefectWork work;

    @BeforeEach
    void begin() {
        work = new DefectWork(data);
    }

    @Requirement({"M-227", "M-228"})
    @Test
    void aNewDefectIsAcceptedAndRankedAnew() {
        decide("MHHS-D504", true, "critical", "immediate", "Every supplier change is hit");

        assertThat(work.state("MHHS-D504"))
                .as("until it reaches the ticket system")
                .isEqualTo("New");
        work.reachTicketSystem();

        var defect = work.defect("MHHS-D504");
        assertThat(defect.status()).isEqualTo("Open");
        assertThat(defect.severity()).isEqualTo(2);
        assertThat(defect.defect().priority()).isEqualTo(1);
        assertThat(defect.defect().notes())
                .extracting(Ticket.Note::text)
                .containsExactly("Triage accepted it: Every supplier change is hit");
    }

    @Requirement("M-227")
    @Test
    void anOpenDefectIsRankedAnewAndStaysOpen() {
        decide("MHHS-D501", null, "low", null, "Nobody sends late files");
        work.reachTicketSystem();

        assertThat(work.state("MHHS-D501")).isEqualTo("Open");
        assertThat(work.defect("MHHS-D501").severity()).isEqualTo(5);
        assertThat(work.defect("MHHS-D501").defect().priority()).isEqualTo(2);
    }

    @Requirement("M-228")
    @Test
    void whatIsRefusedIsOver() {
        decide("MHHS-D504", false, null, null, "Works as designed");
        work.reachTicketSystem();

        assertThat(work.state("MHHS-D504")).isEqualTo("Rejected");
        assertThatThrownBy(() -> decide("MHHS-D504", null, "low", null, "Still"))
                .hasMessageContaining("MHHS-D504 is Rejected and stays so");
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
    @CsvSource({
        "MHHS-D501, true,  ,        ,      '',  accepted, MHHS-D501 is Open; only what is New is accepted",
        "MHHS-D504, false, ,        ,      '',  reason,   Say why it is refused",
        "MHHS-D504, true,  low,     ,      ' ', reason,   Say why it is ranked anew",
        "MHHS-D504, true,  awful,   ,      Why, severity, is no severity here; choose one of [blocking",
        "MHHS-D504, true,  ,        soon,  Why, priority, is no priority here; choose one of [immediate",
        "MHHS-D504, ,      ,        ,      Why, accepted, Nothing would change",
        "MHHS-D504, ,      high,    ,      Why, accepted, Nothing would change",
    })
    @Requirement({"M-227", "M-228"})
    void whatCannotBeDecidedSoIsRefusedWithFieldAndMend(
            String defect,
            @Nullable Boolean accepted,
            @Nullable String severity,
            @Nullable String priority,
            @Nullable String reason,
            String field,
            String mend) {
        assertThatThrownBy(() -> decide(defect, accepted, severity, priority, reason))
                .isInstanceOfSatisfying(
                        FieldBroken.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field))
                .hasMessageContaining(mend);
        assertThat(work.changes.of("mhhs", defect)).isEmpty();
    }

    @Test
    void nobodyDecidesWhileTheLastDecisionIsOnItsWay() {
        decide("MHHS-D504", true, null, null, null);

        assertThatThrownBy(() -> decide("MHHS-D504", false, null, null, "No"))
                .hasMessageContaining("is not in the ticket system yet; try again when it is");
    }

    private void decide(
            String defect,
            @Nullable Boolean accepted,
            @Nullable String severity,
            @Nullable String priority,
            @Nullable String reason) {
        work.triage.decide(
                work.programme,
                work.defect(defect),
                new Verdict(accepted, severity, priority, reason),
                "defect-manager");
    }
}
