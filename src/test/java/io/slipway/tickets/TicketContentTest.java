package io.slipway.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.Release;
import io.slipway.release.ReleaseRecord;
import io.slipway.testing.Requirement;
import io.slipway.testing.TaskForms;
import io.slipway.tickets.local.LocalTickets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketContentTest {

    @TempDir
    Path data;

    ReleaseRecord record;
    TicketContent content;
    Release release;

    @BeforeEach
    void begin() {
        record = new ReleaseRecord(data);
        var tickets = LocalTickets.sample(data);
        content = TicketRooms.content(record, tickets);
        release = record.begin("1.4.0.0");
        TicketRooms.scoping(record, tickets)
                .define(release, new ScopeAnswer("Q4", List.of("FLIP-101"), List.of("FLIP-101"), List.of()));
    }

    @Test
    @Requirement("F-033")
    void theTicketsOfTheScopeAreLinked() {
        assertThat(TaskForms.content(content, release, "recordSitResults").get("ticketLinks"))
                .isEqualTo("[FLIP-101](https://jira.flip.example/browse/FLIP-101)");
    }

    @Test
    void theScopeIsChosenFromTheTicketsAndNamesTheFixesThatMustBeIn() {
        record.carriedFixes.carry("flip", "FLIP-106", release.key());

        var shown = TaskForms.content(content, release, "defineScope");

        assertThat(shown.get("tickets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(Map.of(
                        "label",
                        "FLIP-105 XNAT upload of studies with more than 2,000 slices times out (Bug fix of severity 3, done)",
                        "value",
                        "FLIP-105"));
        assertThat(shown.get("tickets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(9)
                .isSortedAccordingTo(
                        Comparator.comparing(choice -> String.valueOf(choice).contains("not done: ")))
                .anySatisfy(choice -> assertThat(String.valueOf(choice)).contains("not done: "));
        assertThat(shown.get("carriedFixesHint")).asString().contains("FLIP-106 (mended in FLIP-1.4.0.0)");
    }
}
