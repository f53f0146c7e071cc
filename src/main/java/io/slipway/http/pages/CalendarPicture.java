package io.slipway.http.pages;

import io.slipway.calendar.CalendarEntry;
import io.slipway.calendar.CalendarEntry.Kind;
import io.slipway.http.EntryView;
import io.slipway.http.pages.PictureRow.Shape;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Clearance;
import io.slipway.programme.Programme.Environment;
import io.slipway.programme.Programme.LowUseWindow;
import io.slipway.programme.Programme.Site;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a programme drawn to scale (M-037, M-044): a row for what concerns all, one for each environment, below it
 * one for each party that something happens to there. All lengths are in units of the picture.
 */
final class CalendarPicture {

    static final double LEFT = 190;
    static final double RIGHT = 1180;

    private static final double TOP = 40;
    private static final double NARROW_WEEK = 17;
    private static final double NARROW_DAY = 5;
    private static final double BOLD = 1.12;
    private static final double SMALLEST = 7;
    private static final double SMALLEST_TICK = 2;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.UK);
    private static final DateTimeFormatter SHORT_MONTH_AND_YEAR = DateTimeFormatter.ofPattern("MMM yyyy", Locale.UK);
    private static final DateTimeFormatter MONTH_AND_YEAR = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    private final Programme programme;
    private final LocalDate from;
    private final LocalDate to;
    private final Instant start;
    private final double perSecond;
    private final List<PictureRow> rows = new ArrayList<>();
    private double bottom = TOP;

    /** @param to the last day that is drawn */
    CalendarPicture(Programme programme, LocalDate from, LocalDate to, List<CalendarEntry> entries, List<Tick> slots) {
        this.programme = programme;
        this.from = from;
        this.to = to;
        this.start = from.atStartOfDay(programme.timeZone()).toInstant();
        var end = to.plusDays(1).atStartOfDay(programme.timeZone()).toInstant();
        this.perSecond = (RIGHT - LEFT) / ChronoUnit.SECONDS.between(start, end);
        rows(entries, slots);
    }

    /** A short time that recurs. */
    record Tick(Instant from, Instant to, String title) {}

    /** A month or a week of the scale. */
    record Mark(double x, double width, String label) {}

    public List<PictureRow> rows() {
        return rows;
    }

    public double width() {
        return RIGHT;
    }

    public double height() {
        return bottom + 4;
    }

    public double left() {
        return LEFT;
    }

    public List<Mark> months() {
        return Stream.iterate(
                        YearMonth.from(from), month -> !month.isAfter(YearMonth.from(to)), month -> month.plusMonths(1))
                .map(month -> {
                    var first = x(later(month.atDay(1), from));
                    var width = x(earlier(month.atEndOfMonth(), to).plusDays(1)) - first;
                    return new Mark(first, width, fitting(month, width));
                })
                .toList();
    }

    private static String fitting(YearMonth month, double width) {
        return Stream.of(MONTH_AND_YEAR, SHORT_MONTH_AND_YEAR, MONTH)
                .map(format -> format.format(month))
                .filter(label -> PictureRow.length(label) * BOLD < width)
                .findFirst()
                .orElse("");
    }

    /** Returns the Mondays, each with its day of the month where there is room. */
    public List<Mark> weeks() {
        var width = (RIGHT - LEFT) / (ChronoUnit.DAYS.between(from, to) + 1) * 7;
        return from.datesUntil(to.plusDays(1))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.MONDAY)
                .map(day -> new Mark(x(day), width, width < NARROW_WEEK ? "" : String.valueOf(day.getDayOfMonth())))
                .toList();
    }

    /** Returns where now is; nothing where that is not drawn. */
    public @Nullable Double at(Instant now) {
        var there = x(now);
        return there < LEFT || there > RIGHT ? null : there;
    }

    private void rows(List<CalendarEntry> entries, List<Tick> slots) {
        add("Freezes", false, shapes(entries, of(Kind.FREEZE)));
        add(
                "Programme",
                false,
                shapes(
                        entries,
                        entry -> entry.environment() == null
                                && (entry.kind() == Kind.MILESTONE || entry.release() != null)));
        programme.environments().forEach(place -> environment(place, entries));
        if ((RIGHT - LEFT) / (ChronoUnit.DAYS.between(from, to) + 1) >= NARROW_DAY) {
            add("Low-use windows", false, ticks(lowUse(), "lowuse"));
            add("Weekly slots", false, ticks(slots, "slot"));
        }
        entries.stream()
                .filter(of(Kind.MEETING))
                .collect(Collectors.groupingBy(CalendarEntry::title, LinkedHashMap::new, Collectors.toList()))
                .forEach((title, meetings) -> add(title, false, shapes(meetings, meeting -> true)));
    }

    private static Predicate<CalendarEntry> of(Kind kind) {
        return entry -> entry.kind() == kind;
    }

    /** What happens at no party's place in particular stands with its environment; the rest with its parties. */
    private void environment(Environment place, List<CalendarEntry> entries) {
        var there = entries.stream()
                .filter(entry -> place.id().equals(entry.environment()))
                .toList();
        if (there.isEmpty() && !place.needs(Clearance.WINDOW)) {
            return;
        }
        var parties = parties(place, there);
        row(
                place.name(),
                true,
                shapes(there, entry -> parties.values().stream().noneMatch(theirs -> theirs.contains(entry))));
        parties.forEach((party, theirs) -> add(programme.party(party).name(), false, shapes(theirs, entry -> true)));
    }

    private Map<String, List<CalendarEntry>> parties(Environment place, List<CalendarEntry> there) {
        var found = new LinkedHashMap<String, List<CalendarEntry>>();
        place.sites().stream()
                .map(Site::party)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(party -> {
                    var theirs = there.stream()
                            .filter(entry -> entry.release() != null)
                            .filter(entry ->
                                    entry.party() == null ? entry.concerns(party) : party.equals(entry.party()))
                            .toList();
                    if (!theirs.isEmpty()) {
                        found.put(party, theirs);
                    }
                });
        return found;
    }

    private List<Tick> lowUse() {
        return from.datesUntil(to.plusDays(1))
                .flatMap(day -> programme.lowUseWindows().stream()
                        .filter(window -> window.days().contains(day.getDayOfWeek()))
                        .map(window -> tick(day, window)))
                .toList();
    }

    private Tick tick(LocalDate day, LowUseWindow window) {
        return new Tick(
                day.atTime(window.from()).atZone(programme.timeZone()).toInstant(),
                day.atTime(window.to()).atZone(programme.timeZone()).toInstant(),
                window.name());
    }

    private List<Shape> ticks(List<Tick> ticks, String kind) {
        return ticks.stream()
                .map(tick -> Shape.bar(
                        kind,
                        x(tick.from()),
                        Math.max(SMALLEST_TICK, x(tick.to()) - x(tick.from())),
                        "",
                        tick.title(),
                        null))
                .toList();
    }

    private List<Shape> shapes(List<CalendarEntry> entries, Predicate<CalendarEntry> some) {
        return entries.stream().filter(some).map(this::shape).toList();
    }

    private Shape shape(CalendarEntry entry) {
        var first = Math.max(LEFT, x(entry.start()));
        var last = Math.min(RIGHT, x(entry.end()));
        var kind = entry.kind().name().toLowerCase(Locale.ROOT) + (entry.provisional() ? " provisional" : "");
        var title = entry.title() + ", " + EntryView.of(entry).when(programme)
                + (entry.provisional() ? " (provisional)" : "");
        return switch (entry.kind()) {
            case MILESTONE -> Shape.point("diamond " + kind, (first + last) / 2, label(entry), title);
            case MEETING ->
                Shape.point(
                        "dot " + kind,
                        (first + last) / 2,
                        String.valueOf(entry.firstDay(programme.timeZone()).getDayOfMonth()),
                        title);
            default ->
                Shape.bar(
                        kind,
                        Math.min(first, RIGHT - SMALLEST),
                        Math.max(SMALLEST, last - first),
                        label(entry),
                        title,
                        entry.release());
        };
    }

    private static String label(CalendarEntry entry) {
        return entry.release() == null
                ? entry.title() + (entry.provisional() && entry.kind() == Kind.MILESTONE ? " (TBC)" : "")
                : entry.release();
    }

    private void add(String label, boolean heading, List<Shape> shapes) {
        if (!shapes.isEmpty()) {
            row(label, heading, shapes);
        }
    }

    private void row(String label, boolean heading, List<Shape> shapes) {
        var row = PictureRow.of(label, heading, bottom, shapes);
        rows.add(row);
        bottom += row.height();
    }

    private double x(LocalDate day) {
        return x(day.atStartOfDay(programme.timeZone()).toInstant());
    }

    private double x(Instant moment) {
        return Math.round((LEFT + ChronoUnit.SECONDS.between(start, moment) * perSecond) * 10) / 10.0;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
