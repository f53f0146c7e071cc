package io.slipway.tickets.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slipway.release.LiveIssue;
import io.slipway.scope.TicketKind;
import io.slipway.tickets.Ticket;
import io.slipway.tickets.TicketRelease;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The content of one project's file. Lists that are left out are empty. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Project(List<Entry> tickets, List<Version> releases) {

    Project {
        tickets = new ArrayList<>(tickets == null ? List.of() : tickets);
        releases = new ArrayList<>(releases == null ? List.of() : releases);
    }

    /** A ticket as it stands in the file. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Entry(
            String key,
            @Nullable TicketKind kind,
            String summary,
            String status,
            boolean done,
            @Nullable Integer severity,
            @Nullable String workaround,
            @Nullable Boolean needsUserTest,
            @Nullable String featureFlag,
            @Nullable String plan,
            Set<String> releases,
            List<Ticket.Evidence> evidence,
            List<URI> links) {

        Entry {
            releases = new LinkedHashSet<>(releases == null ? Set.of() : releases);
            evidence = new ArrayList<>(evidence == null ? List.of() : evidence);
            links = links == null ? List.of() : links;
        }

        static Entry of(LiveIssue issue) {
            return new Entry(
                    issue.reference(),
                    TicketKind.BUG,
                    issue.summary(),
                    "Reported",
                    false,
                    issue.severity(),
                    null,
                    false,
                    null,
                    null,
                    Set.of(),
                    List.of(),
                    List.of());
        }

        Entry mended() {
            return new Entry(
                    key,
                    kind,
                    summary,
                    "Done",
                    true,
                    severity,
                    workaround,
                    needsUserTest,
                    featureFlag,
                    plan,
                    releases,
                    evidence,
                    links);
        }

        Ticket ticket() {
            return new Ticket(
                    key,
                    kind,
                    summary,
                    status,
                    done,
                    severity,
                    workaround,
                    needsUserTest,
                    featureFlag,
                    plan,
                    List.copyOf(releases),
                    List.copyOf(evidence),
                    links);
        }
    }

    /** A release as it stands in the file; its tickets name it. */
    record Version(String name, String description, TicketRelease.State state) {

        Version ended(TicketRelease.State state) {
            return new Version(name, description, state);
        }
    }
}
