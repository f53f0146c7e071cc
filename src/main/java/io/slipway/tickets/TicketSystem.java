package io.slipway.tickets;

import io.slipway.release.LiveIssue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The system that holds the tickets. Every change may be asked for again and is then found done. */
public interface TicketSystem {

    /** Returns the open tickets of the project that could go into a release. */
    List<Ticket> candidates(String project);

    /** Returns the tickets with these keys; unknown keys are left out. */
    List<Ticket> get(String project, Collection<String> keys);

    /** Makes sure that the issue of the service desk is a ticket of the project (F-019). */
    void takeIn(String project, LiveIssue issue);

    /** Makes sure that a release of this name exists and holds exactly these tickets (F-017, F-018). */
    TicketRelease createRelease(String project, String name, String description, Collection<String> keys);

    /** Attaches the evidence to the ticket, once (F-029). */
    void attachEvidence(String project, String ticket, Ticket.Evidence evidence);

    /** Makes sure that the issue counts as mended: its fix is in production. */
    void mended(String project, String ticket);

    /** Ends the release record (F-021). */
    void closeRelease(String project, String name, TicketRelease.State state);

    Optional<TicketRelease> releaseOf(String project, String name);

    /** Returns the open bugs that are not in the release, with their workarounds (F-070). */
    List<Ticket> knownIssues(String project, String name);

    /** Returns every bug of the project, whatever became of it. */
    List<Ticket> bugs(String project);

    /**
     * Makes the change, once.
     *
     * @return false when the ticket has moved on to a state in which the change is not made; then nothing was changed
     */
    boolean change(String project, TicketChange change);
}
