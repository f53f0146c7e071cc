package io.slipway.programme;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a programme plans ahead beside its single releases: weekly slots, a roadmap, and meetings about both. */
public record Planning(
        @Nullable List<Slot> slots,
        @Nullable List<RoadmapEntry> roadmap,
        @Nullable List<Meeting> meetings) {

    static final Planning NONE = new Planning(null, null, null);

    @Override
    public List<Slot> slots() {
        return slots == null ? List.of() : slots;
    }

    @Override
    public List<RoadmapEntry> roadmap() {
        return roadmap == null ? List.of() : roadmap;
    }

    @Override
    public List<Meeting> meetings() {
        return meetings == null ? List.of() : meetings;
    }

    /** A time of the week at which releases of some types usually go in; it ends on the day it begins. */
    public record Slot(
            String id, String name, DayOfWeek day, LocalTime from, LocalTime to, List<String> releaseTypes) {}

    /**
     * A release that the programme announced long before it is planned.
     *
     * @param date null until somebody named one
     * @param environment where it goes; null where that is not said
     */
    public record RoadmapEntry(
            String id,
            String name,
            @Nullable LocalDate date,
            boolean toBeConfirmed,
            @Nullable String environment,
            String purpose) {}

    /**
     * A meeting that recurs.
     *
     * @param rule when, as a recurrence rule of RFC 5545: {@code FREQ=MONTHLY;BYDAY=1TU} is each first Tuesday
     * @param audience the distribution list that is invited
     * @param chair the role that chairs it
     */
    public record Meeting(String id, String name, String rule, String audience, String chair) {}
}
