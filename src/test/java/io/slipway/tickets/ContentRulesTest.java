package io.slipway.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.programme.Mhhs;
import io.slipway.release.Release;
import io.slipway.release.ReleaseRecord;
import io.slipway.release.RuleBroken;
import io.slipway.scope.ScopeItem;
import io.slipway.testing.Requirement;
import io.slipway.testing.TaskForms;
import io.slipway.tickets.local.LocalTickets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may go into which release of a programme that says so, with the demo's tickets of MHHS. */
class ContentRulesTest {

    @TempDir
    Path data;

    ReleaseRecord record;
    TicketSystem tickets;
    Scoping scoping;

    @BeforeEach
    void begin() {
        record = new ReleaseRecord(data, Mhhs.programmes());
        tickets = LocalTickets.sample(data);
        scoping = TicketRooms.scoping(record, tickets);
    }

    @Requirement({"M-083", "M-091"})
    @Test
    void aReleaseMixesChangeRequestsAndDefectFixes() {
        var release = helix("minor", "1.1.0.0");

        scoping.define(release, List.of("MHHS-CR017", "MHHS-D123", "MHHS-D246"));

        assertThat(record.scopes.of(release.key()))
                .extracting(ScopeItem::ticket, item -> item.kind().title(record.programmes.get("mhhs")))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("MHHS-CR017", "Change Request"),
                        org.assertj.core.groups.Tuple.tuple("MHHS-D123", "Defect fix"),
                        org.assertj.core.groups.Tuple.tuple("MHHS-D246", "Defect fix"));
    }

    @Requirement("M-083")
    @Test
    void baseFunctionalityIsInTheInitialMajorOnly() {
        refuses(
                helix("minor", "1.1.0.0"),
                "MHHS-B001",
                "MHHS-B001 is of the kind Base functionality",
                "Minor release holds Change Request (M-087, M-088), Defect fix (M-089, M-091)");
        scoping.define(helix("major", "1.0.0.0"), List.of("MHHS-B001"));
        refuses(helix("major", "2.0.0.0"), "MHHS-B001", "in the first release only (M-083)");
        scoping.define(record.begin("mhhs", "major", "avanade", "1.0.0.0"), dip());
    }

    /** Another party's first release is its first, whatever the others have released. */
    private List<String> dip() {
        LocalTickets.write(data, "MHHS", """
                tickets:
                  - {key: MHHS-B002, kind: BASE, summary: DIP, status: Built, done: true, resolver: avanade}
                """);
        return List.of("MHHS-B002");
    }

    @Requirement({"M-084", "M-085"})
    @Test
    void aChangeRequestWithoutImpactAssessmentIsRefused() {
        refuses(
                helix("minor", "1.1.0.0"),
                "MHHS-CR021",
                "the impact assessment of MHHS-CR021 does not name the release approach it needs (M-084, M-085)",
                "does not name the parties that it touches (M-084, M-085); have it completed in the ticket system");
    }

    @Requirement({"M-084", "M-085"})
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "Minor release, '', does not name the parties that it touches",
        "'', elexon, does not name the release approach it needs",
        "Minor release, nobody, 'names nobody, which is no party of mhhs'",
    })
    void anAssessmentThatSaysHalfIsNone(String approach, String impacted, String refusal) {
        LocalTickets.write(data, "MHHS", """
                tickets:
                  - key: MHHS-CR1
                    kind: CHANGE_REQUEST
                    summary: A change
                    status: Approved
                    done: true
                    resolver: elexon
                    approved: true
                    impactAssessment: {releaseApproach: "%s", impactedParties: [%s]}
                """.formatted(approach, impacted));

        refuses(helix("minor", "1.1.0.0"), "MHHS-CR1", refusal, "(M-084, M-085)");
    }

    @Requirement("M-091")
    @Test
    void aChangeThatGovernanceHasNotApprovedIsRefused() {
        refuses(
                record.begin("mhhs", "major", "avanade", "1.0.0.0"),
                "MHHS-CR024",
                "MHHS-CR024 is not approved by change governance (M-091)");
    }

    @Requirement("M-114")
    @Test
    void aReleaseOfAnotherPartyCannotScopeADefect() {
        refuses(
                helix("patch", "1.0.1.0"),
                "MHHS-D502",
                "MHHS-D502 is for Avanade (Data Integration Platform) to resolve (M-114)");
        refuses(helix("patch", "1.0.2.0"), "MHHS-D505", "MHHS-D505 says nobody who resolves it (M-114)");
    }

    @Requirement({"M-089", "M-099"})
    @Test
    void aPatchHoldsDefectFixesAndNoChangeRequest() {
        refuses(
                helix("patch", "1.0.1.0"),
                "MHHS-CR017",
                "a release of the type Patch release holds Defect fix (M-089, M-091)");
    }

    @Requirement({"M-090", "X-22"})
    @Test
    void anEmergencyFixesWhatIsSevereEnoughForOne() {
        refuses(
                helix("emergency", "1.0.0.1"),
                "MHHS-D501",
                "MHHS-D501 is not severe enough for a release of the type Emergency release (M-090)");

        scoping.define(helix("emergency", "1.0.0.2"), List.of("MHHS-D123"));
    }

    @Requirement({"M-061", "M-228"})
    @Test
    void aDefectThatNobodyAcceptedOrThatSaysNotWhereItWasFoundIsRefused() {
        LocalTickets.write(data, "MHHS", """
                tickets:
                  - {key: MHHS-D1, kind: BUG, summary: A, status: New, done: false, resolver: elexon, foundIn: sit-a}
                  - {key: MHHS-D2, kind: BUG, summary: B, status: Fixed, done: true, resolver: elexon}
                  - {key: MHHS-D3, kind: BUG, summary: C, status: Closed, done: true, resolver: elexon, foundIn: sit-a}
                """);
        var release = helix("patch", "1.0.1.0");

        refuses(release, "MHHS-D1", "MHHS-D1 is New, so triage has not taken it on");
        refuses(
                release,
                "MHHS-D2",
                "does not say which environment found it, where it is tested again (M-061)",
                "sit-a");
        refuses(release, "MHHS-D3", "MHHS-D3 is Closed, so there is nothing to fix");
    }

    @Test
    void nothingIsNoContent() {
        assertThatThrownBy(() -> scoping.define(helix("patch", "1.0.1.0"), List.of()))
                .hasMessageContaining("choose a ticket");
    }

    @Requirement("M-086")
    @Test
    void thePartiesOfTheAssessmentsAreAmongThoseThatTheReleaseTouches() {
        var release = helix("minor", "1.1.0.0");

        scoping.define(release, List.of("MHHS-CR017"));

        assertThat(record.impacted.of(release.key()))
                .containsExactly("agent-a", "agent-b", "avanade", "supplier-a", "supplier-b");
    }

    @Requirement("M-114")
    @Test
    void theFormOffersWhatTheReleaseMayHoldAndSaysWhyItMayNotHoldTheRest() {
        var shown = TaskForms.content(TicketRooms.content(record, tickets), helix("patch", "1.0.1.0"), "defineContent");

        assertThat(String.valueOf(shown.get("tickets")))
                .contains("MHHS-D123 Settlement period 47 is missing from the daily aggregation"
                        + " (Defect fix of severity critical, fixed, found in SIT A)")
                .doesNotContain("MHHS-D502", "MHHS-CR017");
        assertThat(shown.get("ticketsRefused"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
                .extracting(row -> String.valueOf(row.get("reason")))
                .anyMatch(reason -> reason.startsWith("MHHS-CR017 is of the kind Change Request"))
                .noneMatch(reason -> reason.contains("MHHS-D502"));
    }

    private Release helix(String type, String version) {
        return record.begin("mhhs", type, "elexon", version);
    }

    private void refuses(Release release, String ticket, String... reasons) {
        assertThatThrownBy(() -> scoping.define(release, List.of(ticket)))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContainingAll(reasons);
        assertThat(record.scopes.of(release.key())).isEmpty();
    }
}
