package io.slipway.tickets;

import io.slipway.programme.Programmes;
import io.slipway.release.CarriedFixes;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.ScopeItem;
import io.slipway.release.Scopes;
import io.slipway.release.TicketKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes the scope of a release, or tells everything that stands against it. */
@Component
class Scoping {

    private final TicketSystem tickets;
    private final Programmes programmes;
    private final Releases releases;
    private final Scopes scopes;
    private final CarriedFixes carriedFixes;

    Scoping(TicketSystem tickets, Programmes programmes, Releases releases, Scopes scopes, CarriedFixes carriedFixes) {
        this.tickets = tickets;
        this.programmes = programmes;
        this.releases = releases;
        this.scopes = scopes;
        this.carriedFixes = carriedFixes;
    }

    @Transactional
    public void define(Release release, ScopeAnswer answer) {
        var project = programmes.get(release.programme()).tickets().project();
        var found = tickets.get(project, answer.tickets()).stream()
                .collect(Collectors.toMap(Ticket::key, Function.identity()));
        var reasons = new ArrayList<String>();
        if (answer.roadmapReference().isBlank()) {
            reasons.add("name the roadmap item the release belongs to");
        }
        var ahead = carriedFixes.openTickets(release.programme());
        answer.tickets().forEach(key -> {
            checkTicket(project, key, found.get(key), reasons);
            if (!ahead.contains(key)) {
                checkFree(release, key, reasons);
            }
        });
        if (found.values().stream().noneMatch(ticket -> ticket.kind() == TicketKind.FEATURE)) {
            reasons.add("a planned release has at least one new feature; choose one");
        }
        checkMarks(answer, found, reasons);
        carriedFixes.open(release.programme()).stream()
                .filter(fix -> !answer.tickets().contains(fix.ticket()))
                .forEach(fix -> reasons.add(fix.ticket() + " was mended ahead in " + fix.fixedIn()
                        + " and would be lost; add it to the scope"));
        if (!reasons.isEmpty()) {
            throw new RuleBroken(
                    "The scope of " + release.key() + " cannot be closed yet: " + String.join("; ", reasons));
        }
        releases.setRoadmapReference(release.key(), answer.roadmapReference());
        scopes.replace(release.key(), items(answer, found));
    }

    private static void checkTicket(String project, String key, @Nullable Ticket ticket, List<String> reasons) {
        if (ticket == null) {
            reasons.add(key + " is no ticket of project " + project + "; check its key");
            return;
        }
        if (ticket.kind() == null) {
            reasons.add(key + " is neither feature nor enhancement nor bug; give it a kind in the ticket system");
        }
    }

    private void checkFree(Release release, String key, List<String> reasons) {
        var others = scopes.otherReleasesWith(key, release.key());
        if (!others.isEmpty()) {
            reasons.add(key + " is in " + String.join(", ", others) + " already; leave it out here");
        }
    }

    private static void checkMarks(ScopeAnswer answer, Map<String, Ticket> found, List<String> reasons) {
        for (var ticket : answer.tickets()) {
            var yes = answer.uatTickets().contains(ticket);
            var no = answer.noUatTickets().contains(ticket);
            if (yes && no) {
                reasons.add(ticket + " is marked both with and without UAT; decide");
            }
            if (!yes && !no && found.containsKey(ticket) && found.get(ticket).kind() == TicketKind.FEATURE) {
                reasons.add("feature " + ticket + " is not marked; say whether it needs UAT");
            }
        }
        var marked = new ArrayList<>(answer.uatTickets());
        marked.addAll(answer.noUatTickets());
        marked.removeAll(answer.tickets());
        marked.stream()
                .distinct()
                .forEach(ticket ->
                        reasons.add(ticket + " is marked for UAT but not in scope; choose it or take the mark off"));
    }

    private static List<ScopeItem> items(ScopeAnswer answer, Map<String, Ticket> found) {
        var items = new ArrayList<ScopeItem>();
        for (var key : answer.tickets()) {
            var ticket = found.get(key);
            if (ticket != null && ticket.kind() != null) {
                items.add(ticket.snapshot(ticket.kind(), needsUat(answer, key)));
            }
        }
        return items;
    }

    private static @Nullable Boolean needsUat(ScopeAnswer answer, String ticket) {
        if (answer.uatTickets().contains(ticket)) {
            return true;
        }
        return answer.noUatTickets().contains(ticket) ? false : null;
    }
}
