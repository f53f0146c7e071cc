package io.slipway.tickets;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.CarriedFixes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.TaskContent;
import io.slipway.release.TicketKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What forms show of the ticket system: the tickets to choose from, and the pages that tests are read from. */
@Component
class TicketContent implements TaskContent {

    private static final List<String> SIT = List.of("testStrategy", "sprintDashboard", "jiraReleases");
    private static final List<String> UAT = List.of("uatBoard", "sitTestScripts");
    private static final List<String> SMOKE_TEST = List.of("smokeTestScript");

    /** The programme's links that each task shows. */
    private static final Map<String, List<String>> LINKS = Map.ofEntries(
            Map.entry("registerBuild", SIT),
            Map.entry("recordSitResults", SIT),
            Map.entry("signOffSit", SIT),
            Map.entry("testFeatures", UAT),
            Map.entry("signOffFeatures", UAT),
            Map.entry("confirmUatComplete", UAT),
            Map.entry("decideSmokeTest", SMOKE_TEST),
            Map.entry("performFlipSmokeTest", SMOKE_TEST),
            Map.entry("performAideSmokeTest", SMOKE_TEST));

    private final TicketSystem tickets;
    private final Programmes programmes;
    private final Releases releases;
    private final CarriedFixes carriedFixes;

    TicketContent(TicketSystem tickets, Programmes programmes, Releases releases, CarriedFixes carriedFixes) {
        this.tickets = tickets;
        this.programmes = programmes;
        this.releases = releases;
        this.carriedFixes = carriedFixes;
    }

    @Override
    public Map<String, Object> of(ReleaseKey key, String task) {
        var release = releases.get(key);
        var programme = programmes.get(release.programme());
        var content = new HashMap<String, Object>();
        if (LINKS.containsKey(task)) {
            content.put("links", links(programme, release, LINKS.get(task)));
        }
        if (task.equals("defineScope")) {
            content.putAll(choices(programme));
        }
        return content;
    }

    private Map<String, Object> choices(Programme programme) {
        var candidates = tickets.candidates(programme.tickets().project());
        return Map.of(
                "tickets",
                candidates.stream().map(TicketContent::choice).toList(),
                "ticketRows",
                candidates.stream().map(TicketContent::row).toList(),
                "featureTickets",
                candidates.stream()
                        .filter(ticket -> ticket.kind() == TicketKind.FEATURE)
                        .map(TicketContent::choice)
                        .toList(),
                "roadmapItems",
                candidates.stream()
                        .map(Ticket::roadmap)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(item -> Map.of("label", item, "value", item))
                        .toList(),
                "carriedFixes",
                carriedFixes.open(programme.id()).stream()
                        .map(fix -> Map.of("ticket", fix.ticket(), "fixedIn", fix.fixedIn()))
                        .toList());
    }

    private List<Map<String, String>> links(Programme programme, Release release, List<String> ids) {
        var pages = ids.stream()
                .flatMap(id -> Stream.ofNullable(programme.links().get(id)).map(page -> link(words(id), page)));
        var record =
                tickets.releaseOf(programme.tickets().project(), release.key().value());
        var stories =
                tickets
                        .get(
                                programme.tickets().project(),
                                record.map(TicketRelease::tickets).orElse(List.of()))
                        .stream()
                        .flatMap(ticket -> ticket.links().stream().map(page -> link(ticket.key(), page)));
        return Stream.concat(pages, stories).toList();
    }

    private static Map<String, String> link(String label, Object page) {
        return Map.of("label", label, "url", page.toString());
    }

    private static Map<String, Object> choice(Ticket ticket) {
        return Map.of(
                "label", ticket.key() + " " + ticket.summary() + " (" + kind(ticket) + ")", "value", ticket.key());
    }

    private static Map<String, Object> row(Ticket ticket) {
        return Map.of(
                "key", ticket.key(),
                "kind", kind(ticket),
                "summary", ticket.summary(),
                "status", ticket.status(),
                "done", ticket.done() ? "yes" : "no",
                "severity", ticket.severity() == null ? "" : ticket.severity().toString(),
                "uat", ticket.needsUat() == null ? "" : ticket.needsUat() ? "yes" : "no",
                "flag", Objects.toString(ticket.featureFlag(), ""),
                "roadmap", Objects.toString(ticket.roadmap(), ""));
    }

    private static String kind(Ticket ticket) {
        return ticket.kind() == null ? "No kind yet" : ticket.kind().title();
    }

    /** Makes {@code testStrategy} read "Test strategy". */
    private static String words(String id) {
        var words = id.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
