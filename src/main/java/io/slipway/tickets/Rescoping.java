package io.slipway.tickets;

import io.slipway.build.Builds;
import io.slipway.release.People;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import io.slipway.scope.ScopeChange;
import io.slipway.scope.ScopeChange.State;
import io.slipway.scope.ScopeChanges;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.words.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Changes a scope that was agreed: somebody asks, those accountable decide, and what it touches is asked again. */
@Service
public class Rescoping {

    private final Scoping scoping;
    private final Scopes scopes;
    private final ScopeChanges changes;
    private final Releases releases;
    private final Builds builds;
    private final People people;

    Rescoping(Scoping scoping, Scopes scopes, ScopeChanges changes, Releases releases, Builds builds, People people) {
        this.scoping = scoping;
        this.scopes = scopes;
        this.changes = changes;
        this.releases = releases;
        this.builds = builds;
        this.people = people;
    }

    /**
     * Asks those accountable whether the scope is to change.
     *
     * @throws RuleBroken when it cannot be changed so; the message says everything that stands against it
     */
    @Transactional
    public void ask(Release release, ScopeWish wish, String by) {
        var key = release.key();
        var reason = Texts.require("reason", wish.reason(), 2000);
        releases.holdOpenScope(key);
        changes.asked(key).ifPresent(open -> {
            throw new RuleBroken("A change of the scope of " + key + " waits for a decision already (" + open.what()
                    + "); ask again when it is decided");
        });
        var before = scopes.of(key);
        var added = added(release, wish);
        var dropped = before.stream()
                .filter(item -> wish.drop().contains(item.ticket()))
                .toList();
        refuse(release, problems(release, wish, before, added));
        people.note(by);
        changes.ask(key, reason, added, dropped, by);
        releases.scopeChangeAsked(key, by);
    }

    private List<ScopeItem> added(Release release, ScopeWish wish) {
        return Scoping.items(answer(wish), scoping.find(release, wish.add()));
    }

    private static ScopeAnswer answer(ScopeWish wish) {
        return new ScopeAnswer("", wish.add(), wish.userTestTickets(), wish.noUserTestTickets());
    }

    private List<String> problems(Release release, ScopeWish wish, List<ScopeItem> before, List<ScopeItem> added) {
        var reasons = new ArrayList<String>();
        if (wish.add().isEmpty() && wish.drop().isEmpty()) {
            reasons.add("nothing would change; choose a ticket to add or to drop");
        }
        var keys = before.stream().map(ScopeItem::ticket).toList();
        wish.add().stream()
                .filter(keys::contains)
                .forEach(ticket -> reasons.add(Quoted.plain(ticket) + " is in scope already; do not add it"));
        wish.drop().stream()
                .filter(ticket -> !keys.contains(ticket))
                .forEach(ticket -> reasons.add(Quoted.plain(ticket) + " is not in scope; it cannot be dropped"));
        scoping.checkNew(release, answer(wish), scoping.find(release, wish.add()), reasons);
        scoping.checkWhole(release, after(before, added, wish.drop()), reasons);
        return reasons;
    }

    private static List<ScopeItem> after(List<ScopeItem> before, List<ScopeItem> added, List<String> dropped) {
        var keys = added.stream().map(ScopeItem::ticket).toList();
        return Stream.concat(
                        before.stream()
                                .filter(item -> !dropped.contains(item.ticket()) && !keys.contains(item.ticket())),
                        added.stream())
                .toList();
    }

    private static void refuse(Release release, List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new RuleBroken(
                    "The scope of " + release.key() + " cannot be changed so: " + String.join("; ", reasons));
        }
    }

    /** Nothing changes; who asked reads why. */
    @Transactional(propagation = Propagation.MANDATORY)
    void decline(ReleaseKey key, String answer, String by) {
        changes.decide(open(key, by), State.DECLINED, answer, by);
    }

    /**
     * The scope is what was asked for, unless it may not be that any more. The release gives its build back: nobody has
     * said yet that it holds what the scope says now, so nothing met for a build counts until somebody registers one.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void accept(ReleaseKey key, String answer, String by) {
        releases.holdOpenScope(key);
        var change = open(key, by);
        var release = releases.get(key);
        var scope = after(
                scopes.of(key),
                change.added(),
                change.dropped().stream().map(ScopeItem::ticket).toList());
        var reasons = new ArrayList<String>();
        change.added().forEach(item -> scoping.checkFree(release, item.ticket(), reasons));
        scoping.checkWhole(release, scope, reasons);
        refuse(release, reasons);
        changes.decide(change, State.ACCEPTED, answer, by);
        scopes.replace(key, scope);
        scoping.touch(release, change.added().stream().map(ScopeItem::ticket).toList());
    }

    private ScopeChange open(ReleaseKey key, String by) {
        var change = changes.asked(key)
                .orElseThrow(() -> new RuleBroken("No change of the scope of " + key + " waits for a decision"));
        if (change.askedBy().equals(by)) {
            throw new RuleBroken("You asked for this change yourself; somebody else has to decide here");
        }
        return change;
    }

    /** What was built and tested for the old scope is asked again, as far as the change touches it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void takeUp(ReleaseKey key) {
        if (releases.get(key).build() != null) {
            builds.giveBack(key);
            releases.scopeChanged(key);
        }
    }
}
