package io.slipway.calendar;

import io.slipway.calendar.CalendarEntry.Kind;
import io.slipway.programme.Planning.Meeting;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Environment;
import io.slipway.programme.Programme.Freeze;
import io.slipway.programme.Programme.TestStage;
import io.slipway.words.Digest;
import io.slipway.words.ReadableTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the programme's own file plans: freezes, stages of tests, what it announced long ago, and meetings (M-044). */
@Component
class PlanEntries implements EntrySource {

    private final BusinessDays businessDays;

    PlanEntries(BusinessDays businessDays) {
        this.businessDays = businessDays;
    }

    @Override
    public List<CalendarEntry> entries(Programme programme, Instant from, Instant to) {
        return Stream.of(freezes(programme), stages(programme), announced(programme), meetings(programme, from, to))
                .flatMap(some -> some)
                .toList();
    }

    /** A freeze has no name of its own: its reason tells it from others, and its place those that give the same. */
    private static Stream<CalendarEntry> freezes(Programme programme) {
        var seen = new HashMap<String, Integer>();
        return programme.freezes().stream().map(freeze -> freeze(programme, freeze, seen));
    }

    private static CalendarEntry freeze(Programme programme, Freeze freeze, HashMap<String, Integer> seen) {
        var reason = Digest.of(freeze.reason()).substring(0, 12);
        return days(
                programme,
                "freeze-" + reason + "-" + seen.merge(reason, 1, Integer::sum),
                Kind.FREEZE,
                "Freeze: " + freeze.reason(),
                freeze.from(),
                freeze.to(),
                null,
                false,
                freeze.exempt().isEmpty() ? "" : "Exempt: " + exempt(programme, freeze),
                Set.of());
    }

    private static String exempt(Programme programme, Freeze freeze) {
        return programme.changeTypes().stream()
                .filter(type -> freeze.exempt().contains(type.id()))
                .map(Programme.ChangeType::name)
                .collect(Collectors.joining(", "));
    }

    private static Stream<CalendarEntry> stages(Programme programme) {
        return programme.environments().stream()
                .flatMap(place -> place.testStages().stream()
                        .filter(stage -> stage.from() != null && stage.to() != null)
                        .map(stage -> stage(programme, place, stage)));
    }

    private static CalendarEntry stage(Programme programme, Environment place, TestStage stage) {
        return days(
                programme,
                "stage-" + place.id() + "-" + stage.id(),
                Kind.STAGE,
                stage.name(),
                Objects.requireNonNull(stage.from()),
                Objects.requireNonNull(stage.to()),
                place.id(),
                stage.provisional(),
                "",
                Concerned.at(programme, place.id()));
    }

    private Stream<CalendarEntry> announced(Programme programme) {
        return programme.roadmap().stream()
                .flatMap(entry -> Stream.ofNullable(entry.date())
                        .map(day -> days(
                                programme,
                                "milestone-" + entry.id(),
                                Kind.MILESTONE,
                                entry.name(),
                                day,
                                day,
                                entry.environment(),
                                entry.toBeConfirmed(),
                                businessDays.isOne(programme, day)
                                        ? entry.purpose()
                                        : entry.purpose() + ". " + ReadableTime.day(day) + " is no business day",
                                entry.environment() == null
                                        ? Set.of()
                                        : Concerned.at(programme, entry.environment()))));
    }

    private static Stream<CalendarEntry> meetings(Programme programme, Instant from, Instant to) {
        var first = from.atZone(programme.timeZone()).toLocalDate();
        var last = to.atZone(programme.timeZone()).toLocalDate();
        return programme.meetings().stream()
                .flatMap(meeting -> Meetings.between(meeting, first, last).stream()
                        .map(day -> days(
                                programme,
                                "meeting-" + meeting.id() + "-" + day,
                                Kind.MEETING,
                                meeting.name(),
                                day,
                                day,
                                null,
                                false,
                                "",
                                invited(programme, meeting))));
    }

    /** A list that names no parties is for whoever reads it. */
    private static Set<String> invited(Programme programme, Meeting meeting) {
        return programme.distributionLists().stream()
                .filter(list -> list.id().equals(meeting.audience()))
                .flatMap(list -> list.parties().stream())
                .collect(Collectors.toSet());
    }

    private static CalendarEntry days(
            Programme programme,
            String uid,
            Kind kind,
            String title,
            LocalDate first,
            LocalDate last,
            @Nullable String environment,
            boolean provisional,
            String note,
            Set<String> concerns) {
        return new CalendarEntry(
                programme.id() + "-" + uid,
                kind,
                programme.id(),
                title,
                first.atStartOfDay(programme.timeZone()).toInstant(),
                last.plusDays(1).atStartOfDay(programme.timeZone()).toInstant(),
                true,
                environment,
                null,
                null,
                provisional,
                note,
                concerns);
    }
}
