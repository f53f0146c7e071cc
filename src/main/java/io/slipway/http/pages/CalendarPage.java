package io.slipway.http.pages;

import io.slipway.calendar.Entries;
import io.slipway.calendar.Feeds;
import io.slipway.calendar.Slots;
import io.slipway.http.CalendarQueries;
import io.slipway.http.CalendarQuery;
import io.slipway.http.EntryView;
import io.slipway.http.ReleasePlans;
import io.slipway.http.ReleaseQueries;
import io.slipway.http.Viewer;
import io.slipway.http.pages.CalendarPicture.Tick;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What comes when, for everybody who is concerned by it (F-003): the plan on a page (M-044). */
@Page
class CalendarPage {

    private static final List<String> FIELDS = List.of("programme", "party", "from", "to");
    private static final int DAYS = 91;
    private static final int STEP = 6;
    private static final int WIDEST_PLAN_DAYS = 1100;

    private final CalendarQueries queries;
    private final Entries entries;
    private final Slots slots;
    private final Feeds feeds;
    private final ReleasePlans plans;
    private final Programmes programmes;
    private final Clock clock;

    CalendarPage(
            CalendarQueries queries,
            Entries entries,
            Slots slots,
            Feeds feeds,
            ReleasePlans plans,
            Programmes programmes,
            Clock clock) {
        this.queries = queries;
        this.entries = entries;
        this.slots = slots;
        this.feeds = feeds;
        this.plans = plans;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** A line of the table that says the same as the picture. */
    record Line(EntryView entry, String when) {}

    /** A party whose calendar the viewer may have read by a calendar of their own. */
    record Subscription(Programme.Party party, Feeds.@Nullable Renewal renewal) {}

    /** A span to look at instead. */
    record Span(LocalDate from, LocalDate to) {}

    @GetMapping("/calendar")
    String calendar(@RequestParam MultiValueMap<String, String> given, Viewer viewer, Model model) {
        var said = new LinkedHashMap<>(ReleaseQueries.said(given, FIELDS));
        said.putIfAbsent("programme", programme(viewer).id());
        var query = queries.read(said, day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), DAYS);
        var programme = query.programmes().get(0);
        var found = entries.of(programme, query.start(), query.end()).stream()
                .filter(entry -> query.party() == null || entry.concerns(query.party()))
                .toList();
        var picture = new CalendarPicture(programme, query.from(), query.to(), found, ticks(programme, query));
        model.addAttribute("here", "calendar")
                .addAttribute("all", programmes.all())
                .addAttribute("programme", programme)
                .addAttribute("query", query)
                .addAttribute("picture", picture)
                .addAttribute("today", picture.at(clock.instant()))
                .addAttribute(
                        "lines",
                        found.stream()
                                .map(EntryView::of)
                                .map(entry -> new Line(entry, entry.when(programme)))
                                .toList())
                .addAttribute("whole", whole(programme).orElse(null))
                .addAttribute(
                        "earlier",
                        new Span(query.from().minusWeeks(STEP), query.to().minusWeeks(STEP)))
                .addAttribute(
                        "later",
                        new Span(query.from().plusWeeks(STEP), query.to().plusWeeks(STEP)))
                .addAttribute("subscriptions", subscriptions(programme, viewer))
                .addAttribute("plan", plans.of(List.of(programme)))
                .addAttribute("slots", programme.slots())
                .addAttribute("known", programmes);
        return "calendar";
    }

    /** The first in which the viewer takes part. */
    private Programme programme(Viewer viewer) {
        return programmes.all().stream()
                .filter(viewer::takesPart)
                .findFirst()
                .orElseGet(() -> programmes.all().get(0));
    }

    private List<Tick> ticks(Programme programme, CalendarQuery query) {
        return programme.releaseTypes().stream()
                .flatMap(type -> slots.of(programme, type.id(), query.from(), query.to()).stream())
                .distinct()
                .map(slot ->
                        new Tick(slot.start(), slot.end(), slot.slot().name() + ", " + Slots.words(programme, slot)))
                .toList();
    }

    /** Returns the span of all that the programme itself plans, as far as it can be shown at once. */
    private Optional<Span> whole(Programme programme) {
        var days = Stream.of(
                        programme.freezes().stream().flatMap(freeze -> Stream.of(freeze.from(), freeze.to())),
                        programme.roadmap().stream().flatMap(entry -> Stream.ofNullable(entry.date())),
                        programme.environments().stream()
                                .flatMap(place -> place.testStages().stream())
                                .flatMap(stage -> Stream.of(
                                                Optional.ofNullable(stage.from()), Optional.ofNullable(stage.to()))
                                        .flatMap(Optional::stream)))
                .flatMap(some -> some)
                .sorted(Comparator.naturalOrder())
                .toList();
        if (days.isEmpty()) {
            return Optional.empty();
        }
        var first = days.get(0).with(TemporalAdjusters.firstDayOfMonth());
        var last = days.get(days.size() - 1).with(TemporalAdjusters.lastDayOfMonth());
        var most = first.plusDays(WIDEST_PLAN_DAYS);
        return Optional.of(new Span(first, last.isAfter(most) ? most : last));
    }

    private List<Subscription> subscriptions(Programme programme, Viewer viewer) {
        return programme.parties().stream()
                .filter(party -> viewer.actsFor(programme, party))
                .map(party -> new Subscription(
                        party, feeds.renewal(programme.id(), party.id()).orElse(null)))
                .toList();
    }
}
