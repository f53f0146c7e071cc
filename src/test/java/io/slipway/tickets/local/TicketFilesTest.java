package io.slipway.tickets.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.scope.TicketKind;
import io.slipway.testing.Requirement;
import io.slipway.tickets.Ticket;
import io.slipway.tickets.TicketChange;
import io.slipway.tickets.TicketRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketFilesTest {

    private static final Ticket.Evidence PROOF = new Ticket.Evidence("sit.pdf", "ab".repeat(32), "http://host/e/1");

    @TempDir
    Path data;

    TicketFiles tickets;

    @BeforeEach
    void openTheSample() {
        tickets = new TicketFiles(data, true);
    }

    @Test
    void theDemoBringsItsTicketsAndAnInstallationStartsWithNone() {
        assertThat(tickets.candidates("FLIP"))
                .extracting(Ticket::kind)
                .contains(TicketKind.FEATURE, TicketKind.ENHANCEMENT, TicketKind.BUG);
        assertThat(new TicketFiles(data.resolve("other"), false).candidates("FLIP"))
                .isEmpty();
    }

    @Requirement({"F-017", "F-018"})
    @Test
    void aReleaseHoldsExactlyTheTicketsOfItsScope() {
        tickets.createRelease("FLIP", "FLIP-1.4.0.0", "Cohorts", List.of("FLIP-101", "FLIP-105"));

        var again = tickets.createRelease("FLIP", "FLIP-1.4.0.0", "Cohorts", List.of("FLIP-101", "FLIP-106"));

        assertThat(again.tickets()).containsExactly("FLIP-101", "FLIP-106");
        assertThat(again.state()).isEqualTo(TicketRelease.State.OPEN);
        assertThat(tickets.releaseOf("FLIP", "FLIP-1.4.0.0")).contains(again);
        assertThatThrownBy(() -> tickets.createRelease("FLIP", "FLIP-1.4.0.0", "Cohorts", List.of("FLIP-999")))
                .hasMessageContaining("FLIP-999");
    }

    @Requirement("F-029")
    @Test
    void evidenceIsAttachedOnce() {
        tickets.attachEvidence("FLIP", "FLIP-101", PROOF);
        tickets.attachEvidence("FLIP", "FLIP-101", PROOF);

        assertThat(tickets.get("FLIP", List.of("FLIP-101")).get(0).evidence()).containsExactly(PROOF);
    }

    @Requirement("F-021")
    @Test
    void aReleasedReleaseTakesItsTicketsOffTheListAndAWithdrawnOneGivesThemBack() {
        tickets.createRelease("FLIP", "FLIP-1.4.0.0", "Cohorts", List.of("FLIP-101"));
        tickets.createRelease("FLIP", "FLIP-1.5.0.0", "Later", List.of("FLIP-103"));

        tickets.closeRelease("FLIP", "FLIP-1.4.0.0", TicketRelease.State.RELEASED);
        tickets.closeRelease("FLIP", "FLIP-1.4.0.0", TicketRelease.State.RELEASED);
        tickets.closeRelease("FLIP", "FLIP-1.5.0.0", TicketRelease.State.WITHDRAWN);

        assertThat(tickets.candidates("FLIP"))
                .extracting(Ticket::key)
                .doesNotContain("FLIP-101")
                .contains("FLIP-103");
        assertThatThrownBy(() -> tickets.createRelease("FLIP", "FLIP-1.4.0.0", "Cohorts", List.of("FLIP-104")))
                .hasMessageContaining("RELEASED");
    }

    @Test
    void openBugsOutsideTheReleaseAreKnownIssues() {
        tickets.createRelease("FLIP", "FLIP-1.4.0.0", "Cohorts", List.of("FLIP-101", "FLIP-108"));

        assertThat(tickets.knownIssues("FLIP", "FLIP-1.4.0.0"))
                .extracting(Ticket::key)
                .containsExactly("FLIP-107");
    }

    @Test
    void aBrokenFileIsNamedAndLeftAsItIs() throws IOException {
        tickets.candidates("FLIP");
        var file = data.resolve("tickets/FLIP.yaml");
        for (var mistake :
                List.of("tickets:\n  - key: A\n    kind: WISH\n", "tickets: [\n", "tickets:\n  - key: A\n")) {
            Files.writeString(file, mistake);

            assertThatThrownBy(() -> tickets.createRelease("FLIP", "FLIP-1.4.0.0", "", List.of()))
                    .isInstanceOf(TicketsUnreadable.class)
                    .hasMessageContaining("FLIP.yaml")
                    .hasMessageContaining("Mend the file");
            assertThat(file).hasContent(mistake);
        }
        Files.writeString(file, "tickets:\n  - key: A\n    kind: WISH\n");
        assertThatThrownBy(() -> tickets.candidates("FLIP"))
                .hasMessageContaining("line 3")
                .hasMessageContaining("tickets[0].kind");
    }

    @Test
    void aTicketThatLacksSomethingAndAKeyThatStandsTwiceHaveTheirLine() throws IOException {
        tickets.candidates("FLIP");
        var file = data.resolve("tickets/FLIP.yaml");

        Files.writeString(
                file,
                "# Ours\ntickets:\n  - {key: A, summary: a, status: Open, done: false}\n  - {key: B, status: Open, done: false}\n");
        assertThatThrownBy(() -> tickets.candidates("FLIP"))
                .hasMessageContaining("line 4, tickets[1]: a ticket lacks its key, summary or status");

        Files.writeString(
                file,
                "tickets:\n  - {key: A, summary: a, status: Open, done: false}\n  - {key: A, summary: b, status: Open, done: false}\n");
        assertThatThrownBy(() -> tickets.candidates("FLIP"))
                .hasMessageContaining(
                        "line 3, tickets[1]: a ticket has the key 'A' of another one; give it one of its own");
    }

    @Test
    void theCommentAtTheTopStaysWhenSomethingIsWritten() throws IOException {
        tickets.attachEvidence("FLIP", "FLIP-101", PROOF);

        var text = Files.readString(data.resolve("tickets/FLIP.yaml"));
        assertThat(text).startsWith("# The demo's ticket system. Edit it as you would edit tickets;");
        assertThat(text).contains("name: sit.pdf");
    }

    @Requirement({"M-227", "M-228"})
    @Test
    void aChangeIsMadeOnceAndOnlyFromWhereItStarts() {
        var change = new TicketChange("k1", "FLIP-107", List.of("Open"), "In review", true, 2, 1, "Taken on");

        assertThat(tickets.change("FLIP", change)).isTrue();
        assertThat(tickets.change(
                        "FLIP", new TicketChange("k2", "FLIP-107", List.of("Done"), "Open", false, 5, 5, "No")))
                .isFalse();
        assertThat(tickets.change(
                        "FLIP", new TicketChange("k3", "FLIP-107", List.of(), "Done", true, null, null, "Yes")))
                .isTrue();
        assertThat(tickets.change("FLIP", change)).as("again").isTrue();

        var ticket = tickets.get("FLIP", List.of("FLIP-107")).get(0);
        assertThat(ticket.status()).isEqualTo("Done");
        assertThat(ticket.severity()).isEqualTo(2);
        assertThat(ticket.defect().priority()).isEqualTo(1);
        assertThat(ticket.defect().notes()).extracting(Ticket.Note::text).containsExactly("Taken on", "Yes");
        assertThatThrownBy(() -> tickets.change(
                        "FLIP", new TicketChange("k4", "FLIP-999", List.of(), null, null, null, null, "")))
                .hasMessageContaining("FLIP-999");
    }

    @Test
    void aProjectNameCannotLeaveTheFolder() {
        assertThatThrownBy(() -> tickets.candidates("../FLIP")).hasMessageContaining("not a ticket project");
    }

    @Test
    void manyAtOnceLoseNothing() throws Exception {
        var people = Executors.newFixedThreadPool(8);
        var done = new CountDownLatch(40);
        for (var number = 0; number < 40; number++) {
            var proof = new Ticket.Evidence("file-" + number, "ab".repeat(32), "http://host/e/" + number);
            people.execute(() -> {
                tickets.attachEvidence("FLIP", "FLIP-101", proof);
                done.countDown();
            });
        }
        done.await();
        people.shutdown();

        assertThat(tickets.get("FLIP", List.of("FLIP-101")).get(0).evidence()).hasSize(40);
        try (var files = Files.list(data.resolve("tickets"))) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }
}
