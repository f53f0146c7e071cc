package io.slipway.tickets.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slipway.release.LiveIssue;
import io.slipway.scope.TicketKind;
import io.slipway.tickets.Ticket;
import io.slipway.tickets.TicketChange;
import io.slipway.tickets.TicketRelease;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The content of one project's file. Lists that are left out are empty. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Project(List<Entry> tickets, List<Version> releases) {

    Project {
        tickets = new ArrayList<>(tickets == null ? List.of() : tickets);
        releases = new ArrayList<>(releases == null ? List.of() : releases);
    }

    /** A ticket as it stands in the file; {@code docs/tickets.md} tells of each key. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Entry(
            String key,
            @Nullable TicketKind kind,
            String summary,
            String status,
            boolean done,
            @Nullable Integer severity,
            @Nullable Integer priority,
            @Nullable String foundIn,
            @Nullable String resolver,
            @Nullable String category,
            @Nullable Boolean knownIssue,
            @Nullable String workaround,
            @Nullable Boolean approved,
            @Nullable Impact impactAssessment,
            @Nullable Boolean needsUserTest,
            @Nullable String featureFlag,
            @Nullable String plan,
            Set<String> releases,
            List<Ticket.Evidence> evidence,
            List<Ticket.Note> notes,
            List<URI> links) {

        Entry {
            releases = new LinkedHashSet<>(releases == null ? Set.of() : releases);
            evidence = new ArrayList<>(evidence == null ? List.of() : evidence);
            notes = new ArrayList<>(notes == null ? List.of() : notes);
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
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    Set.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }

        Entry mended() {
            return rated("Done", true, severity, priority);
        }

        /** Whether the change was made before. */
        boolean has(TicketChange change) {
            return notes.stream().anyMatch(note -> note.key().equals(change.key()));
        }

        /** Whether the state is one in which the change is made, or the one it leads to. */
        boolean takes(TicketChange change) {
            return change.to() == null
                    || change.from().isEmpty()
                    || change.to().equalsIgnoreCase(status)
                    || change.from().stream().anyMatch(status::equalsIgnoreCase);
        }

        Entry changed(TicketChange change) {
            var changed = rated(
                    Objects.requireNonNullElse(change.to(), status),
                    Objects.requireNonNullElse(change.done(), done),
                    change.severity() == null ? severity : change.severity(),
                    change.priority() == null ? priority : change.priority());
            changed.notes.add(new Ticket.Note(change.key(), change.note()));
            return changed;
        }

        private Entry rated(String status, boolean done, @Nullable Integer severity, @Nullable Integer priority) {
            return new Entry(
                    key,
                    kind,
                    summary,
                    status,
                    done,
                    severity,
                    priority,
                    foundIn,
                    resolver,
                    category,
                    knownIssue,
                    workaround,
                    approved,
                    impactAssessment,
                    needsUserTest,
                    featureFlag,
                    plan,
                    releases,
                    evidence,
                    notes,
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
                    links,
                    resolver,
                    new Ticket.Defect(priority, foundIn, category, Boolean.TRUE.equals(knownIssue), List.copyOf(notes)),
                    new Ticket.ChangeRequest(
                            Boolean.TRUE.equals(approved),
                            impactAssessment == null ? null : impactAssessment.releaseApproach(),
                            impactAssessment == null ? List.of() : impactAssessment.impactedParties()));
        }
    }

    /** What the assessment of a request for change said. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Impact(@Nullable String releaseApproach, List<String> impactedParties) {

        Impact {
            impactedParties = impactedParties == null ? List.of() : impactedParties;
        }
    }

    /** A release as it stands in the file; its tickets name it. */
    record Version(String name, String description, TicketRelease.State state) {

        Version ended(TicketRelease.State state) {
            return new Version(name, description, state);
        }
    }
}
