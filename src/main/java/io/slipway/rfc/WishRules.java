package io.slipway.rfc;

import io.slipway.calendar.BusinessDays;
import io.slipway.calendar.ReleaseCalendar;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.readiness.Resolvers;
import io.slipway.release.Release;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** When a release may ask to go where. */
@Component
class WishRules {

    private final Programmes programmes;
    private final Resolvers resolvers;
    private final ReleaseCalendar calendar;
    private final BusinessDays days;
    private final Clock clock;

    WishRules(Programmes programmes, Resolvers resolvers, ReleaseCalendar calendar, BusinessDays days, Clock clock) {
        this.programmes = programmes;
        this.resolvers = resolvers;
        this.calendar = calendar;
        this.days = days;
        this.clock = clock;
    }

    /** A wish that has both its ends. */
    record Span(String environment, Instant start, Instant end) {

        Rfc.Place place(int window) {
            return new Rfc.Place(environment, window, start, end);
        }

        boolean overlaps(Span other) {
            return start.isBefore(other.end) && other.start.isBefore(end);
        }
    }

    /** Returns the wishes in the order in which their windows open; at the same moment, in the order in which they stand. */
    static List<Span> inOrder(List<Draft.Wish> wishes) {
        return wishes.stream()
                .filter(wish -> wish.start() != null && wish.end() != null)
                .map(wish -> new Span(
                        wish.environment(), Objects.requireNonNull(wish.start()), Objects.requireNonNull(wish.end())))
                .sorted(Comparator.comparing(Span::start))
                .toList();
    }

    /** Returns what stands against the wishes, a sentence for each. */
    Stream<String> problems(Release release, List<Draft.Wish> wishes, List<String> sameDay) {
        var programme = programmes.get(release.programme());
        var problems = new ArrayList<String>();
        if (wishes.stream().noneMatch(Draft.Wish::isAsked)) {
            problems.add("No window is given: say for one environment or more when the release goes there");
        }
        wishes.stream()
                .filter(wish -> wish.isAsked() && (wish.start() == null || wish.end() == null))
                .forEach(wish -> problems.add(
                        name(programme, wish.environment()) + ": give both when its window begins and when it ends"));
        var spans = inOrder(wishes);
        spans.forEach(span -> times(programme, release, span).forEach(problems::add));
        overlaps(programme, release, spans).forEach(problems::add);
        oneDay(programme, spans, sameDay).forEach(problems::add);
        return problems.stream();
    }

    private Stream<String> times(Programme programme, Release release, Span span) {
        var name = name(programme, span.environment());
        var problems = new ArrayList<String>();
        if (resolvers.of(release).isPresent()
                && installations(programme, release, span.environment()).isEmpty()) {
            problems.add(resolvers.of(release).orElseThrow().name() + " has nothing in " + name
                    + " to deploy to; leave its window empty");
        }
        if (!span.end().isAfter(span.start())) {
            problems.add(name + ": the window ends before it begins; correct one of the two");
        }
        if (!span.start().isAfter(clock.instant())) {
            problems.add(name + ": " + programme.time().inMessage(span.start()) + " has passed; choose a later start");
        }
        if (programme.environment(span.environment()).needs(Programme.Clearance.FREEZE)) {
            calendar.freezeReason(programme, release.type(), span.start())
                    .ifPresent(reason -> problems.add(
                            name + ": nothing is deployed then: " + reason + "; choose a time before or after it"));
        }
        return problems.stream();
    }

    /** Those who deploy are at one installation at a time. */
    private Stream<String> overlaps(Programme programme, Release release, List<Span> spans) {
        return IntStream.range(0, spans.size())
                .boxed()
                .flatMap(index -> spans.stream()
                        .skip(index + 1L)
                        .filter(later -> spans.get(index).overlaps(later)
                                && !isShared(
                                        programme, release, spans.get(index).environment(), later.environment()))
                        .map(later -> "The windows of "
                                + name(programme, spans.get(index).environment()) + " and "
                                + name(programme, later.environment())
                                + " overlap; let one begin when the other has ended"));
    }

    /** Whether the party of the release has one installation for both environments. */
    private boolean isShared(Programme programme, Release release, String one, String other) {
        var installations = installations(programme, release, one);
        return !installations.isEmpty() && installations.equals(installations(programme, release, other));
    }

    private Set<String> installations(Programme programme, Release release, String environment) {
        return resolvers.of(release).stream()
                .flatMap(party -> programme.environment(environment).sites().stream()
                        .filter(site -> party.id().equals(site.party())))
                .map(site -> programme.installation(site).code())
                .collect(Collectors.toSet());
    }

    private Stream<String> oneDay(Programme programme, List<Span> spans, List<String> sameDay) {
        var tied = spans.stream()
                .filter(span -> sameDay.contains(span.environment()))
                .toList();
        var dates = tied.stream()
                .flatMap(span -> Stream.of(span.start(), span.end()))
                .map(moment -> LocalDate.ofInstant(moment, programme.timeZone()))
                .distinct()
                .toList();
        if (tied.size() < 2 || dates.size() == 1 && days.isOne(programme, dates.get(0))) {
            return Stream.empty();
        }
        return Stream.of(
                tied.stream().map(span -> name(programme, span.environment())).collect(Collectors.joining(" and "))
                        + " are reached on one working day (M-062); give them windows on the same one");
    }

    private static String name(Programme programme, String environment) {
        return programme.environment(environment).name();
    }
}
