package io.slipway.readiness;

import io.slipway.build.UserTests;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import io.slipway.scope.Documentation;
import io.slipway.scope.Documentations;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.scope.TicketKind;
import io.slipway.words.FormText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What goes into a release and what is written about it, in a few words, as a form begins and its mail says. */
@Component
class WorkShown implements TaskContent {

    private static final int NAMED = 3;

    private final Scopes scopes;
    private final UserTests userTests;
    private final Documentations documentations;
    private final Programmes programmes;

    WorkShown(Scopes scopes, UserTests userTests, Documentations documentations, Programmes programmes) {
        this.scopes = scopes;
        this.userTests = userTests;
        this.documentations = documentations;
        this.programmes = programmes;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        var key = release.key();
        return Map.of(
                "scopeSummary", () -> scope(programmes.get(release.programme()), scopes.of(key)),
                "scopeState", () -> state(scopes.of(key)),
                "userTested", () -> tested(scopes.of(key)),
                "dueFeatures", () -> titles(userTests.due(key)),
                "documentSummary", () -> documents(documentations.of(key)),
                "documentsToUpdate", () -> toUpdate(documentations.of(key)),
                "documentLinks", () -> links(documentations.of(key)));
    }

    private static String scope(Programme programme, List<ScopeItem> items) {
        if (items.isEmpty()) {
            return "nothing is chosen yet";
        }
        if (items.size() == 1) {
            return "1 " + items.get(0).kind().title(programme).toLowerCase(Locale.ROOT) + ": "
                    + FormText.line(items.get(0).summary());
        }
        var kinds = Arrays.stream(TicketKind.values())
                .map(kind -> count(
                        items,
                        item -> item.kind() == kind,
                        kind.title(programme).toLowerCase(Locale.ROOT)))
                .filter(count -> !count.isEmpty())
                .collect(Collectors.joining(", "));
        var features = items.stream()
                .filter(item -> item.kind() == TicketKind.FEATURE)
                .map(ScopeItem::summary)
                .toList();
        return items.size() + " tickets (" + kinds + ")" + (features.isEmpty() ? "" : ". New: " + named(features));
    }

    /** The first few speak for all; the whole list stands further down. */
    private static String named(List<String> summaries) {
        var first = summaries.stream().limit(NAMED).map(FormText::line).collect(Collectors.joining("; "));
        return summaries.size() > NAMED ? first + " and " + (summaries.size() - NAMED) + " more" : first;
    }

    private static String count(List<ScopeItem> items, Predicate<ScopeItem> which, String kind) {
        var count = items.stream().filter(which).count();
        var plural = kind.endsWith("fix") ? "es" : kind.endsWith("y") ? "" : "s";
        return count == 0 ? "" : count + " " + kind + (count == 1 ? "" : plural);
    }

    private static String state(List<ScopeItem> items) {
        var open = items.stream().filter(item -> !item.done()).toList();
        if (items.isEmpty() || open.isEmpty()) {
            return items.isEmpty() ? "nothing is chosen yet" : "all done";
        }
        return open.size() + " of " + items.size() + " not done: "
                + open.stream()
                        .map(item -> item.ticket()
                                + (item.featureFlag() == null ? "" : " (can be switched off by its flag)"))
                        .collect(Collectors.joining(", "));
    }

    private static String tested(List<ScopeItem> items) {
        return names(items.stream().filter(ScopeItem::goesToUserTest).toList());
    }

    private static String names(List<ScopeItem> items) {
        return items.isEmpty() ? "none" : items.stream().map(ScopeItem::ticket).collect(Collectors.joining(", "));
    }

    private static String titles(List<ScopeItem> items) {
        return items.isEmpty()
                ? "none"
                : items.stream()
                        .map(item -> item.ticket() + " " + FormText.line(item.summary()))
                        .collect(Collectors.joining("; "));
    }

    private static String documents(List<Documentation> all) {
        if (all.isEmpty()) {
            return "not assessed yet";
        }
        var needed = all.stream().filter(Documentation::needed).toList();
        if (needed.isEmpty()) {
            return "none needs an update";
        }
        return needed.stream()
                .map(document -> document.title() + (document.link() == null ? " (to be updated)" : " (updated)"))
                .collect(Collectors.joining(", "));
    }

    private static List<Map<String, String>> toUpdate(List<Documentation> all) {
        return all.stream()
                .filter(Documentation::needed)
                .map(document -> Map.of("document", document.title(), "reason", document.reason()))
                .toList();
    }

    /** Addresses are links in a text only; a table shows them as letters. */
    private static String links(List<Documentation> all) {
        var links = all.stream()
                .filter(document -> document.link() != null)
                .map(document -> "[" + FormText.markdown(document.title()) + "]("
                        + Objects.requireNonNull(document.link())
                                .replace("(", "%28")
                                .replace(")", "%29") + ")")
                .collect(Collectors.joining(" · "));
        return links.isEmpty() ? "" : "Updated documents: " + links;
    }
}
