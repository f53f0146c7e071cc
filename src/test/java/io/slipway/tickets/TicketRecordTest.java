package io.slipway.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.programme.Mhhs;
import io.slipway.release.Release;
import io.slipway.release.ReleaseRecord;
import io.slipway.release.SiteOutcomes;
import io.slipway.release.SiteOutcomes.SiteResult;
import io.slipway.scope.KnownIssue;
import io.slipway.testing.Requirement;
import io.slipway.tickets.local.LocalTickets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class TicketRecordTest {

    @TempDir
    Path data;

    ReleaseRecord record;
    TicketSystem tickets;
    Release release;

    @BeforeEach
    void closeTheScope() {
        record = new ReleaseRecord(data);
        tickets = LocalTickets.sample(data);
        release = record.begin("1.4.0.0");
        TicketRooms.scoping(record, tickets)
                .define(
                        release,
                        new ScopeAnswer("Q4", List.of("FLIP-101", "FLIP-105"), List.of("FLIP-101"), List.of()));
    }

    @Requirement({"F-017", "F-018"})
    @Test
    void theTicketSystemShowsTheWholeChangeAndTheReleaseKnowsWhatStaysOpen() {
        ticketRecord("production", false).create(release);
        ticketRecord("production", false).create(release);

        assertThat(tickets.releaseOf("FLIP", "FLIP-1.4.0.0"))
                .hasValueSatisfying(made -> assertThat(made.tickets()).containsExactly("FLIP-101", "FLIP-105"));
        assertThat(record.knownIssues.of(release.key()))
                .extracting(KnownIssue::ticket, KnownIssue::severity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("FLIP-107", 4),
                        org.assertj.core.groups.Tuple.tuple("FLIP-108", 5));
    }

    @Requirement("F-029")
    @Test
    void evidenceHangsOnEachTicketItProvesAndLinksBack() {
        var built = record.build(release, "1.4.0-rc1");
        record.evidence.add(
                built,
                List.of("FLIP-101", "FLIP-105"),
                "sit.txt",
                "text/plain",
                "passed".getBytes(StandardCharsets.UTF_8),
                "dev-team");

        ticketRecord("production", false).attachEvidence(built);
        ticketRecord("production", false).attachEvidence(built);

        assertThat(tickets.get("FLIP", List.of("FLIP-101", "FLIP-105")))
                .allSatisfy(ticket -> assertThat(ticket.evidence())
                        .singleElement()
                        .satisfies(proof -> assertThat(proof.url())
                                .startsWith("https://slipway.example/releases/FLIP-1.4.0.0/evidence/")));
    }

    @Requirement("F-021")
    @Test
    void theReleaseIsReleasedOnlyWhenProductionWasReached() {
        ticketRecord("uat", true).create(release);

        ticketRecord("uat", true).close(release);
        assertThat(state()).isEqualTo(TicketRelease.State.WITHDRAWN);

        ticketRecord("production", true).close(release);
        assertThat(state()).isEqualTo(TicketRelease.State.RELEASED);
    }

    @Requirement("F-021")
    @Test
    void aRecordThatIsCreatedAfterTheCloseIsClosedAllTheSame() {
        ticketRecord("production", true).close(release);
        ticketRecord("production", true).create(release);

        assertThat(state()).isEqualTo(TicketRelease.State.RELEASED);
        assertThat(tickets.releaseOf("FLIP", "FLIP-1.4.0.0").orElseThrow().tickets())
                .containsExactly("FLIP-101", "FLIP-105");
    }

    @Requirement({"M-118", "M-131", "M-164"})
    @Test
    void aReleaseKnowsTheIssuesOfItsPartyAndWhatItMendsAndWhoAgreedToWhatIsSaid() {
        record = new ReleaseRecord(data, Mhhs.programmes());
        release = record.begin("mhhs", "patch", "elexon", "1.0.1.0");
        TicketRooms.scoping(record, tickets).define(release, List.of("MHHS-D246", "MHHS-D123"));
        var known = ticketRecord("sit-a", false);

        known.readKnownIssues(release);

        assertThat(record.knownIssues.of(release.key()))
                .extracting(KnownIssue::ticket, KnownIssue::fixed, KnownIssue::workaround)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "MHHS-D246",
                                true,
                                "Take the rejected message out of the queue and start the run again"),
                        org.assertj.core.groups.Tuple.tuple(
                                "MHHS-D501", false, "Send late files on the next working day"),
                        org.assertj.core.groups.Tuple.tuple(
                                "MHHS-D789", false, "Add the offset of the day when comparing logs"));
        record.knownIssues.agree(release.key(), "helix");
        tickets.change(
                "MHHS", new TicketChange("k", "MHHS-D501", List.of(), null, null, 1, null, "It is worse than that"));

        known.readKnownIssues(release);

        assertThat(record.knownIssues.of(release.key()))
                .extracting(KnownIssue::ticket, issue -> issue.agreed() == null)
                .as("what changed since nobody has agreed to")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("MHHS-D501", true),
                        org.assertj.core.groups.Tuple.tuple("MHHS-D246", false),
                        org.assertj.core.groups.Tuple.tuple("MHHS-D789", false));
    }

    @Requirement("M-150")
    @Test
    void aReleaseThatReachedWhereItsPartyTestsIsReleased() {
        record = new ReleaseRecord(data, Mhhs.programmes());
        release = record.begin("mhhs", "patch", "elexon", "1.0.1.0");
        TicketRooms.scoping(record, tickets).define(release, List.of("MHHS-D123"));

        ticketRecord("sit-b", true).close(release);

        assertThat(tickets.releaseOf("MHHS", "MHHS-HELIX-1.0.1.0").orElseThrow().state())
                .isEqualTo(TicketRelease.State.RELEASED);
    }

    private TicketRelease.State state() {
        return tickets.releaseOf("FLIP", "FLIP-1.4.0.0").orElseThrow().state();
    }

    private TicketRecord ticketRecord(String environment, boolean deployed) {
        SiteOutcomes outcomes = key -> List.of(new SiteResult(
                environment, "kch", 1, deployed, "Succeeded", null, Instant.parse("2026-12-01T19:30:00Z")));
        return new TicketRecord(
                tickets,
                record.programmes,
                record.scopes,
                record.issues,
                record.knownIssues,
                record.evidence,
                new StaticListableBeanFactory(java.util.Map.of("outcomes", outcomes))
                        .getBeanProvider(SiteOutcomes.class),
                "https://slipway.example");
    }
}
