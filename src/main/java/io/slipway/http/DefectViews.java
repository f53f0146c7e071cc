package io.slipway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slipway.build.Retest;
import io.slipway.build.Retests;
import io.slipway.programme.Defects;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.tickets.DefectChange;
import io.slipway.tickets.DefectChanges;
import io.slipway.tickets.DefectLog;
import io.slipway.tickets.Ticket;
import io.slipway.words.Quoted;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The defects of the programmes as the interface and the pages show them. */
@Component
public class DefectViews {

    /** What the list may be narrowed by, beside its pages. */
    public static final List<String> FIELDS =
            List.of("programme", "state", "environment", "resolver", "category", "page", "size");

    private static final int USUAL = 50;

    private final Programmes programmes;
    private final DefectLog log;
    private final Retests retests;
    private final DefectChanges changes;

    DefectViews(Programmes programmes, DefectLog log, Retests retests, DefectChanges changes) {
        this.programmes = programmes;
        this.log = log;
        this.retests = retests;
        this.changes = changes;
    }

    /**
     * A defect in the list, or whole.
     *
     * @param severity the programme's id of it; null while nobody has rated it, like the priority
     * @param environment the one that found it, where it is tested again
     * @param resolver the party that mends it
     * @param open whether anything is left to be done about it
     * @param releases the releases that it is in
     * @param retests what came of each delivery, the newest first; in the whole view only, like what follows
     * @param changes what was asked of it from here
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DefectView(
            String key,
            String programme,
            String summary,
            String state,
            boolean open,
            @Nullable String severity,
            @Nullable String priority,
            @Nullable String environment,
            @Nullable String resolver,
            @Nullable String category,
            @Nullable List<String> coordinators,
            boolean knownIssue,
            @Nullable String workaround,
            List<String> releases,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RetestView> retests,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DefectChange> changes) {}

    /**
     * What came of one delivery of its fix.
     *
     * @param environment where it was found, and is tested again
     * @param readyAt since when the fix is there
     * @param result null while nobody has recorded it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RetestView(String release, String environment, Instant readyAt, Retest.@Nullable Result result) {

        static RetestView of(Retest retest) {
            return new RetestView(retest.release().value(), retest.environment(), retest.readyAt(), retest.result());
        }

        public boolean passed() {
            return result != null && result.passed();
        }
    }

    /** What people call the same. */
    public record DefectWords(
            DefectView defect,
            String severity,
            String priority,
            String environment,
            String resolver,
            String category) {}

    public DefectWords words(DefectView view) {
        var programme = programmes.get(view.programme());
        var defects = programme.defects();
        return new DefectWords(
                view,
                called(defects.severities(), Defects.Severity::id, Defects.Severity::name, view.severity()),
                called(defects.priorities(), Defects.Rank::id, Defects.Rank::name, view.priority()),
                called(
                        programme.environments(),
                        Programme.Environment::id,
                        Programme.Environment::name,
                        view.environment()),
                called(programme.parties(), Programme.Party::id, Programme.Party::name, view.resolver()),
                called(defects.categories(), Defects.Category::id, Defects.Category::name, view.category()));
    }

    private static <T> String called(
            List<T> all, Function<T, String> id, Function<T, String> name, @Nullable String wanted) {
        return all.stream()
                .filter(one -> id.apply(one).equals(wanted))
                .map(name)
                .findFirst()
                .orElse(wanted == null ? "not said" : wanted);
    }

    /** A page of the list, the most urgent first, with the way to the others. */
    public record DefectPage(List<DefectView> entries, Pages pages) {}

    /** Returns the programmes that follow defects. */
    public List<Programme> programmes() {
        return programmes.all().stream().filter(DefectLog::follows).toList();
    }

    public DefectPage page(String path, Map<String, List<String>> given) {
        var asked = new LinkedHashMap<>(ReleaseQueries.said(given, FIELDS));
        var paging = Paging.of(asked, USUAL);
        asked.remove("page");
        var found = chosen(asked.get("programme"))
                .flatMap(programme -> log.of(programme).stream().map(ticket -> line(programme, ticket)))
                .filter(view -> is(asked, "state", view.state()))
                .filter(view -> is(asked, "environment", view.environment()))
                .filter(view -> is(asked, "resolver", view.resolver()))
                .filter(view -> is(asked, "category", view.category()))
                .toList();
        return new DefectPage(
                found.stream().skip(paging.from()).limit(paging.size()).toList(),
                new Pages(path, asked, paging, found.size()));
    }

    private Stream<Programme> chosen(@Nullable String id) {
        var known = programmes();
        if (id == null || id.isBlank()) {
            return known.stream();
        }
        var found =
                known.stream().filter(programme -> programme.id().equals(id)).toList();
        if (found.isEmpty()) {
            throw new FieldRefused(
                    "programme",
                    Quoted.of(id) + " is no programme that follows defects; these do: "
                            + known.stream().map(Programme::id).toList());
        }
        return found.stream();
    }

    private static boolean is(Map<String, String> asked, String field, @Nullable String value) {
        var wanted = asked.get(field);
        return wanted == null || wanted.isBlank() || wanted.equalsIgnoreCase(value);
    }

    /** Returns the programme, if defects are followed there. */
    public Programme programme(String id) {
        return programmes().stream()
                .filter(programme -> programme.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Unknown("There is no programme " + Quoted.of(id) + " that follows defects"));
    }

    public Ticket find(Programme programme, String key) {
        return log.find(programme, key)
                .orElseThrow(() -> new Unknown("There is no defect " + Quoted.of(key) + " in " + programme.name()));
    }

    private static DefectView line(Programme programme, Ticket defect) {
        return view(programme, defect, List.of(), List.of());
    }

    public DefectView one(Programme programme, Ticket defect) {
        return view(
                programme,
                defect,
                retests.of(programme.id(), defect.key()).stream()
                        .map(RetestView::of)
                        .toList(),
                changes.of(programme.id(), defect.key()));
    }

    private static DefectView view(
            Programme programme, Ticket defect, List<RetestView> retests, List<DefectChange> changes) {
        var defects = programme.defects();
        return new DefectView(
                defect.key(),
                programme.id(),
                defect.summary(),
                defect.status(),
                !defects.isOver(defect.status()),
                name(defects.severity(defect.severity()), Defects.Severity::id),
                name(defects.priority(defect.defect().priority()), Defects.Rank::id),
                defect.defect().foundIn(),
                defect.resolver(),
                defect.defect().category(),
                coordinators(programme, defect),
                defect.defect().knownIssue(),
                defect.workaround(),
                defect.releases(),
                retests,
                changes);
    }

    private static @Nullable List<String> coordinators(Programme programme, Ticket defect) {
        return programme
                .defects()
                .category(defect.defect().category())
                .map(Defects.Category::coordinators)
                .filter(roles -> !roles.isEmpty())
                .orElse(null);
    }

    private static <T> @Nullable String name(Optional<T> rank, Function<T, String> name) {
        return rank.map(name).orElse(null);
    }
}
