package io.slipway.tickets;

import io.slipway.build.Retest;
import io.slipway.build.Retests;
import io.slipway.programme.Programmes;
import io.slipway.release.ImpactedParties;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.scope.OwedFixes;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.scope.TicketKind;
import io.slipway.words.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final OwedFixes carriedFixes;
    private final ContentRules content;
    private final Retests retests;
    private final ImpactedParties impacted;

    Scoping(
            TicketSystem tickets,
            Programmes programmes,
            Releases releases,
            Scopes scopes,
            OwedFixes carriedFixes,
            ContentRules content,
            Retests retests,
            ImpactedParties impacted) {
        this.tickets = tickets;
        this.programmes = programmes;
        this.releases = releases;
        this.scopes = scopes;
        this.carriedFixes = carriedFixes;
        this.content = content;
        this.retests = retests;
        this.impacted = impacted;
    }

    @Transactional
    public void define(Release release, ScopeAnswer answer) {
        var found = find(release, answer.tickets());
        var reasons = new ArrayList<String>();
        if (answer.planReference().isBlank()) {
            reasons.add("name the item of the plan that the release belongs to");
        }
        checkNew(release, answer, found, reasons);
        checkWhole(release, items(answer, found), reasons);
        refuse(release, reasons);
        releases.setPlanReference(release.key(), answer.planReference());
        scopes.replace(release.key(), items(answer, found));
    }

    /**
     * Closes the scope of a release that nobody planned under an item of a plan, and that users do not test. It touches
     * those whom its changes touch, as well.
     *
     * @throws RuleBroken when it cannot be closed so; the message says everything that stands against it, with the rules
     */
    @Transactional
    public void define(Release release, List<String> chosen) {
        var keys = chosen.stream().distinct().toList();
        var answer = new ScopeAnswer("", keys, List.of(), keys);
        var found = find(release, keys);
        var reasons = new ArrayList<String>();
        checkNew(release, answer, found, reasons);
        checkWhole(release, items(answer, found), reasons);
        refuse(release, reasons);
        scopes.replace(release.key(), items(answer, found));
        touch(release, keys);
    }

    /** The release touches those as well whom the impact assessments of these tickets name (M-085). */
    void touch(Release release, List<String> keys) {
        if (!programmes.get(release.programme()).contents().isEmpty()) {
            find(release, keys)
                    .values()
                    .forEach(ticket -> impacted.add(release.key(), content.impacted(release, ticket)));
        }
    }

    private static void refuse(Release release, List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new RuleBroken(
                    "The scope of " + release.key() + " cannot be closed yet: " + String.join("; ", reasons));
        }
    }

    /** Returns the tickets as the ticket system has them, by their keys. */
    Map<String, Ticket> find(Release release, List<String> keys) {
        return tickets.get(project(release), keys).stream().collect(Collectors.toMap(Ticket::key, Function.identity()));
    }

    /** Tells what stands against tickets that come into the scope. */
    void checkNew(Release release, ScopeAnswer answer, Map<String, Ticket> found, List<String> reasons) {
        answer.tickets().forEach(key -> {
            checkTicket(project(release), key, found.get(key), reasons);
            Optional.ofNullable(found.get(key))
                    .filter(ticket -> ticket.kind() != null)
                    .ifPresent(ticket -> reasons.addAll(content.against(release, ticket)));
            checkFree(release, key, reasons);
        });
        checkMarks(answer, found, reasons);
    }

    /** Tells what a scope as a whole lacks. */
    void checkWhole(Release release, List<ScopeItem> scope, List<String> reasons) {
        var mixed = !programmes.get(release.programme()).contents().isEmpty();
        if (!mixed && scope.stream().noneMatch(item -> item.kind() == TicketKind.FEATURE && !item.flaggedOff())) {
            reasons.add("a planned release has at least one new feature; choose one");
        }
        if (mixed && scope.isEmpty()) {
            reasons.add("a release without content brings nothing; choose a ticket");
        }
        var keys = scope.stream().map(ScopeItem::ticket).toList();
        carriedFixes.open(release.programme()).stream()
                .filter(fix -> !keys.contains(fix.ticket()))
                .forEach(fix -> reasons.add(fix.ticket() + " was mended ahead in " + fix.fixedIn()
                        + " and would be lost; add it to the scope"));
    }

    private String project(Release release) {
        return programmes.get(release.programme()).tickets().project();
    }

    private static void checkTicket(String project, String key, @Nullable Ticket ticket, List<String> reasons) {
        if (ticket == null) {
            reasons.add(Quoted.of(key) + " is no ticket of project " + project + "; check its key");
            return;
        }
        if (ticket.kind() == null) {
            reasons.add(
                    key + " is neither feature nor enhancement nor bug, nor of another kind; give it one in the ticket"
                            + " system");
        }
    }

    /** What was not gone when it was tested again, and a fix that went out ahead, go into another release as well. */
    void checkFree(Release release, String key, List<String> reasons) {
        var inVain = retests.of(release.programme(), key).stream()
                .filter(Retest::failed)
                .map(retest -> retest.release().value())
                .toList();
        var others = scopes.otherReleasesWith(key, release.key()).stream()
                .filter(other -> !inVain.contains(other))
                .toList();
        if (!others.isEmpty() && !carriedFixes.openTickets(release.programme()).contains(key)) {
            reasons.add(key + " is in " + String.join(", ", others) + " already; leave it out here");
        }
    }

    private static void checkMarks(ScopeAnswer answer, Map<String, Ticket> found, List<String> reasons) {
        for (var ticket : answer.tickets()) {
            var yes = answer.userTestTickets().contains(ticket);
            var no = answer.noUserTestTickets().contains(ticket);
            if (yes && no) {
                reasons.add(Quoted.plain(ticket) + " is marked both with and without a user test; decide");
            }
            if (!yes && !no && found.containsKey(ticket) && found.get(ticket).kind() == TicketKind.FEATURE) {
                reasons.add("feature " + ticket + " is not marked; say whether it needs a user test");
            }
        }
        var marked = new ArrayList<>(answer.userTestTickets());
        marked.addAll(answer.noUserTestTickets());
        marked.removeAll(answer.tickets());
        marked.stream()
                .distinct()
                .forEach(ticket -> reasons.add(Quoted.plain(ticket)
                        + " is marked for a user test but not in scope; choose it or take the mark off"));
    }

    static List<ScopeItem> items(ScopeAnswer answer, Map<String, Ticket> found) {
        var items = new ArrayList<ScopeItem>();
        for (var key : answer.tickets()) {
            var ticket = found.get(key);
            if (ticket != null && ticket.kind() != null) {
                items.add(ticket.snapshot(ticket.kind(), needsUserTest(answer, key)));
            }
        }
        return items;
    }

    private static @Nullable Boolean needsUserTest(ScopeAnswer answer, String ticket) {
        if (answer.userTestTickets().contains(ticket)) {
            return true;
        }
        return answer.noUserTestTickets().contains(ticket) ? false : null;
    }
}
