package io.slipway.tickets;

import io.slipway.programme.Programme.BoundTo;
import io.slipway.readiness.Criteria;
import io.slipway.release.People;
import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import io.slipway.scope.ScopeChange;
import io.slipway.scope.ScopeChanges;
import io.slipway.scope.ScopeItem;
import io.slipway.words.FormText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What forms show of a change of the scope: what comes in, what goes out, why, and what is asked again for it. */
@Component
class ScopeChangeContent implements TaskContent {

    private final ScopeChanges changes;
    private final Criteria criteria;
    private final People people;

    ScopeChangeContent(ScopeChanges changes, Criteria criteria, People people) {
        this.changes = changes;
        this.criteria = criteria;
        this.people = people;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        var asked = SingletonSupplier.of(() -> changes.asked(release.key()));
        return Map.of(
                "scopeAdded",
                () -> show(asked, change -> rows(change.added())),
                "scopeDropped",
                () -> show(asked, change -> rows(change.dropped())),
                "addedNames",
                () -> show(asked, change -> names(change.added())),
                "droppedNames",
                () -> show(asked, change -> names(change.dropped())),
                "changeReason",
                () -> show(asked, change -> FormText.line(change.reason())),
                "changeAskedBy",
                () -> show(
                        asked,
                        change -> FormText.markdown(String.valueOf(people.at(change.askedBy(), change.askedAt())))),
                "touched",
                () -> show(asked, change -> touched(release, change)),
                "touchedHint",
                () -> show(asked, change -> hint(release, change)),
                "droppedHint",
                () -> dropped(changes.dropped(release.key())));
    }

    private static @Nullable Object show(
            SingletonSupplier<Optional<ScopeChange>> asked, Function<ScopeChange, Object> what) {
        return asked.obtain().map(what).orElse(null);
    }

    private static String names(List<ScopeItem> items) {
        return items.isEmpty()
                ? "nothing"
                : items.stream()
                        .map(item -> item.ticket() + " " + FormText.line(item.summary()))
                        .collect(Collectors.joining("; "));
    }

    private static List<Map<String, String>> rows(List<ScopeItem> items) {
        return items.stream()
                .map(item -> Map.of(
                        "ticket", item.ticket(),
                        "kind", item.kind().title(),
                        "summary", item.summary(),
                        "state", item.done() ? "done" : "not done",
                        "userTest", item.goesToUserTest() ? "yes" : "no"))
                .toList();
    }

    /** Returns what counts as met now and will not, whatever build is registered for the new scope. */
    private List<Map<String, String>> touched(Release release, ScopeChange change) {
        return release.build() == null
                ? List.of()
                : criteria.standing(release).stream()
                        .filter(criterion -> isTouched(criterion.boundTo(), change))
                        .map(criterion -> Map.of("statement", criterion.statement()))
                        .toList();
    }

    /** Notes list the scope. A build that loses a ticket is made of the same bytes; one that gains one has not been tested for it. */
    private static boolean isTouched(BoundTo boundTo, ScopeChange change) {
        return switch (boundTo) {
            case NOTES, REQUEST -> true;
            case BUILD -> !change.added().isEmpty();
            case WINDOW, NOTHING -> false;
        };
    }

    private static String hint(Release release, ScopeChange change) {
        if (release.build() == null) {
            return "No build is registered yet, so nothing that was built or tested is asked again.";
        }
        var build = FormText.markdown(release.build());
        return change.added().isEmpty()
                ? "A build has to be registered for the new scope. If it is build " + build
                        + " again, what was met for it"
                        + " stays met; another build is tested anew."
                : "A build has to be registered for the new scope. What was met for build " + build
                        + " is asked again, even if it is registered once more.";
    }

    private static String dropped(List<ScopeItem> items) {
        return items.isEmpty()
                ? "Nothing was dropped from the scope since it was agreed."
                : "Dropped since the scope was agreed: **"
                        + items.stream().map(ScopeItem::ticket).collect(Collectors.joining(", "))
                        + "**. Register only a build that does not hold it, or holds it switched off.";
    }
}
