package io.slipway.tickets;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.CarriedFixes;
import io.slipway.release.CarriedFixes.CarriedFix;
import io.slipway.release.Release;
import io.slipway.release.ScopeItem;
import io.slipway.release.Scopes;
import io.slipway.release.TaskContent;
import io.slipway.release.TicketKind;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What forms show of the ticket system: the tickets to choose from, and the pages that tests are read from. */
@Component
class TicketContent implements TaskContent {

    /** The programme's links by id, with what forms call them. */
    private static final Map<String, String> LABELS = Map.of(
            "testStrategy", "AI Centre test strategy",
            "sprintDashboard", "Sprint dashboard",
            "jiraReleases", "Releases in Jira",
            "uatBoard", "UAT feedback board",
            "sitTestScripts", "SIT test scripts",
            "smokeTestScript", "Smoke test script");

    private static final List<String> SIT = List.of("testStrategy", "sprintDashboard", "jiraReleases");
    private static final List<String> UAT = List.of("uatBoard", "sitTestScripts");
    private static final List<String> SMOKE_TEST = List.of("smokeTestScript");

    /** The programme's links that each task shows. */
    private static final Map<String, List<String>> LINKS = Map.ofEntries(
            Map.entry("registerBuild", SIT),
            Map.entry("registerFix", SIT),
            Map.entry("recordSitResults", SIT),
            Map.entry("signOffSit", SIT),
            Map.entry("testFeatures", UAT),
            Map.entry("signOffFeatures", UAT),
            Map.entry("confirmUatComplete", UAT),
            Map.entry("recordPreProdResults", SIT),
            Map.entry("testFix", SIT),
            Map.entry("decideSmokeTest", SMOKE_TEST),
            Map.entry("performFlipSmokeTest", SMOKE_TEST),
            Map.entry("performAideSmokeTest", SMOKE_TEST));

    private final TicketSystem tickets;
    private final Programmes programmes;
    private final Scopes scopes;
    private final CarriedFixes carriedFixes;

    TicketContent(TicketSystem tickets, Programmes programmes, Scopes scopes, CarriedFixes carriedFixes) {
        this.tickets = tickets;
        this.scopes = scopes;
        this.programmes = programmes;
        this.carriedFixes = carriedFixes;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        var programme = programmes.get(release.programme());
        if (LINKS.containsKey(task)) {
            return Map.of("taskLinks", () -> links(programme, release, LINKS.get(task)));
        }
        return task.equals("defineScope") ? choices(programme) : Map.of();
    }

    private Map<String, Supplier<?>> choices(Programme programme) {
        var candidates = SingletonSupplier.of(() -> candidates(programme));
        return Map.of(
                "tickets",
                () -> candidates.obtain().stream().map(TicketContent::choice).toList(),
                "featureTickets",
                () -> candidates.obtain().stream()
                        .filter(ticket -> ticket.kind() == TicketKind.FEATURE)
                        .map(TicketContent::choice)
                        .toList(),
                "roadmapItems",
                () -> candidates.obtain().stream()
                        .map(Ticket::roadmap)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(item -> Map.of("label", item, "value", item))
                        .toList(),
                "carriedFixesHint",
                () -> hint(carriedFixes.open(programme.id())));
    }

    /** A fix that went out ahead has left the list of open tickets, and still has to be chosen. */
    private List<Ticket> candidates(Programme programme) {
        var project = programme.tickets().project();
        var open = tickets.candidates(project);
        var keys = open.stream().map(Ticket::key).toList();
        var ahead = carriedFixes.openTickets(programme.id()).stream()
                .filter(fix -> !keys.contains(fix))
                .toList();
        return Stream.concat(tickets.get(project, ahead).stream(), open.stream())
                .toList();
    }

    private static String hint(List<CarriedFix> fixes) {
        if (fixes.isEmpty()) {
            return "No fix that went out ahead waits for this release.";
        }
        return "These fixes went out ahead and must be in, or they would be lost: "
                + fixes.stream()
                        .map(fix -> fix.ticket() + " (mended in " + fix.fixedIn() + ")")
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** Returns the pages as one line of Markdown, which forms show as it is. */
    private String links(Programme programme, Release release, List<String> ids) {
        var project = programme.tickets().project();
        var pages = ids.stream()
                .flatMap(id -> Stream.ofNullable(programme.links().get(id))
                        .map(page -> link(LABELS.getOrDefault(id, id), page)));
        var keys = scopes.of(release.key()).stream().map(ScopeItem::ticket).toList();
        var stories = ids == SMOKE_TEST
                ? Stream.<String>empty()
                : tickets.get(project, keys).stream()
                        .flatMap(ticket -> ticket.links().stream().map(page -> link(ticket.key(), page)));
        return Stream.concat(pages, stories).collect(Collectors.joining(" · "));
    }

    private static String link(String label, URI page) {
        return "[" + label + "](" + page.toASCIIString().replace("(", "%28").replace(")", "%29") + ")";
    }

    private static Map<String, Object> choice(Ticket ticket) {
        var flag = ticket.featureFlag() == null ? "" : ", behind flag " + ticket.featureFlag();
        var severity = ticket.severity() == null ? "" : " of severity " + ticket.severity();
        return Map.of(
                "label",
                ticket.key() + " " + ticket.summary() + " (" + kind(ticket) + severity + ", "
                        + ticket.status().toLowerCase(Locale.ROOT) + flag + ")",
                "value",
                ticket.key());
    }

    private static String kind(Ticket ticket) {
        return ticket.kind() == null ? "No kind yet" : ticket.kind().title();
    }
}
