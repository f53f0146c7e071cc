package io.slipway.tickets;

import io.slipway.programme.Mhhs;
import io.slipway.programme.Programme;
import io.slipway.release.Release;
import io.slipway.release.ReleaseRecord;
import io.slipway.release.SiteOutcomes;
import io.slipway.release.SiteOutcomes.SiteResult;
import io.slipway.tickets.local.LocalTickets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The defects of MHHS around a record of releases; what is asked of the ticket system is done when a test says so. */
final class DefectWork {

    final ReleaseRecord record;
    final TicketSystem tickets;
    final Programme programme;
    final DefectChanges changes;
    final DefectLog log;
    final Triage triage;
    final Retesting retesting;

    private final List<String> errands = new ArrayList<>();
    private final List<SiteResult> outcomes = new ArrayList<>();

    DefectWork(Path data) {
        record = new ReleaseRecord(data, Mhhs.programmes());
        tickets = LocalTickets.sample(data);
        programme = record.programmes.get("mhhs");
        changes = new DefectChanges(
                record.db,
                tickets,
                record.programmes,
                (programme, ticket, change, by) -> errands.add(change),
                record.people,
                record.clock);
        log = new DefectLog(tickets);
        triage = new Triage(changes);
        retesting = new Retesting(record.retests, changes);
    }

    /** Returns a release of Helix with these defects in its scope. */
    Release release(String version, String... defects) {
        var release = record.begin("mhhs", "patch", "elexon", version);
        TicketRooms.scoping(record, tickets).define(release, List.of(defects));
        return release;
    }

    /** The release's build is in place there, or is not. */
    void deployed(String environment, boolean there) {
        outcomes.removeIf(known -> known.environment().equals(environment));
        outcomes.add(new SiteResult(
                environment,
                "elexon-" + environment,
                1,
                there,
                there ? "Succeeded" : "Rolled back",
                null,
                record.clock.instant()));
    }

    void markReady(Release release) {
        SiteOutcomes at = key -> key.equals(release.key()) ? outcomes : List.of();
        new Deliveries(
                        tickets,
                        record.programmes,
                        record.scopes,
                        record.retests,
                        new StaticListableBeanFactory(Map.of("outcomes", at)).getBeanProvider(SiteOutcomes.class))
                .markReady(release);
    }

    /** What was asked of the ticket system reaches it. */
    void reachTicketSystem() {
        errands.forEach(changes::carryOut);
        errands.clear();
    }

    Ticket defect(String key) {
        return log.find(programme, key).orElseThrow();
    }

    String state(String key) {
        return defect(key).status();
    }
}
