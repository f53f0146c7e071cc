package io.slipway.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.Release;
import io.slipway.release.ReleaseRecord;
import io.slipway.release.RuleBroken;
import io.slipway.scope.ScopeItem;
import io.slipway.testing.Requirement;
import io.slipway.tickets.local.LocalTickets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScopingTest {

    @TempDir
    Path data;

    ReleaseRecord record;
    Scoping scoping;
    Release release;

    @BeforeEach
    void begin() {
        record = new ReleaseRecord(data);
        scoping = TicketRooms.scoping(record, LocalTickets.sample(data));
        release = record.begin("1.4.0.0");
    }

    @Test
    void aScopeKeepsTheTicketsAsTheyAreNow() {
        scoping.define(
                release,
                new ScopeAnswer(
                        "Roadmap 2026 Q4",
                        List.of("FLIP-101", "FLIP-102", "FLIP-105"),
                        List.of("FLIP-101"),
                        List.of("FLIP-102")));

        assertThat(record.scopes.of(release.key()))
                .extracting(ScopeItem::ticket, ScopeItem::needsUserTest, ScopeItem::featureFlag)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("FLIP-101", true, null),
                        org.assertj.core.groups.Tuple.tuple("FLIP-102", false, "cohort-export"),
                        org.assertj.core.groups.Tuple.tuple("FLIP-105", null, null));
        assertThat(record.releases.get(release.key()).planReference()).isEqualTo("Roadmap 2026 Q4");
    }

    @Requirement("F-002")
    @Test
    void aReleaseWithoutPlaceInThePlanIsRefused() {
        refuses(new ScopeAnswer("", List.of("FLIP-101"), List.of("FLIP-101"), List.of()), "item of the plan");
    }

    @Requirement("F-009")
    @Test
    void aReleaseWithoutFeatureIsRefused() {
        refuses(new ScopeAnswer("Q4", List.of("FLIP-105"), List.of(), List.of()), "at least one new feature");
        refuses(new ScopeAnswer("Q4", List.of(), List.of(), List.of()), "at least one new feature");
    }

    @Requirement("F-012")
    @Test
    void aFeatureIsMarkedOnceForAUserTestOrNot() {
        refuses(new ScopeAnswer("Q4", List.of("FLIP-101"), List.of(), List.of()), "feature FLIP-101 is not marked");
        refuses(
                new ScopeAnswer("Q4", List.of("FLIP-101"), List.of("FLIP-101"), List.of("FLIP-101")),
                "both with and without a user test");
        refuses(
                new ScopeAnswer("Q4", List.of("FLIP-101"), List.of("FLIP-101", "FLIP-103"), List.of()),
                "FLIP-103 is marked for a user test but not in scope");
    }

    @Requirement("F-008")
    @Test
    void everyTicketExistsAndHasAKind() {
        refuses(new ScopeAnswer("Q4", List.of("FLIP-101", "FLIP-999"), List.of("FLIP-101"), List.of()), "FLIP-999");
        LocalTickets.write(data, """
                tickets:
                  - {key: FLIP-101, kind: FEATURE, summary: A, status: Open, done: false}
                  - {key: FLIP-102, summary: B, status: Open, done: false}
                """);
        refuses(
                new ScopeAnswer("Q4", List.of("FLIP-101", "FLIP-102"), List.of("FLIP-101"), List.of()),
                "FLIP-102 is neither feature nor enhancement nor bug");
    }

    @Test
    void aTicketIsInOneReleaseOnly() {
        scoping.define(release, new ScopeAnswer("Q4", List.of("FLIP-101"), List.of("FLIP-101"), List.of()));
        release = record.begin("1.5.0.0");

        refuses(new ScopeAnswer("Q4", List.of("FLIP-101"), List.of("FLIP-101"), List.of()), "in FLIP-1.4.0.0 already");
    }

    @Test
    void aFixThatWentOutAheadIsNotLost() {
        record.carriedFixes.carry("flip", "FLIP-106", release.key());

        refuses(new ScopeAnswer("Q4", List.of("FLIP-101"), List.of("FLIP-101"), List.of()), "FLIP-106 was mended");
    }

    @Test
    void allReasonsAreToldAtOnce() {
        var answer = new ScopeAnswer("", List.of("FLIP-105", "FLIP-999"), List.of(), List.of());

        refuses(answer, "item of the plan");
        refuses(answer, "FLIP-999");
        refuses(answer, "at least one new feature");
    }

    private void refuses(ScopeAnswer answer, String reason) {
        assertThatThrownBy(() -> scoping.define(release, answer))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining(reason);
        assertThat(record.scopes.of(release.key())).isEmpty();
    }
}
