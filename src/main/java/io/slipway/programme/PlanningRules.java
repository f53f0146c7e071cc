package io.slipway.programme;

import static io.slipway.programme.Lines.path;
import static io.slipway.programme.ProgrammeRules.each;
import static io.slipway.programme.ProgrammeRules.known;
import static io.slipway.programme.ProgrammeRules.unique;

import java.util.List;

/** What must hold for what is planned, watched and ranked: names that exist, numbers in order, dates where they are sure. */
final class PlanningRules {

    private final Programme programme;
    private final Problems problems;
    private final List<String> roles;
    private final List<String> releaseTypes;

    PlanningRules(Programme programme, Problems problems) {
        this.programme = programme;
        this.problems = problems;
        this.roles = programme.roles().stream().map(Programme.Role::id).toList();
        this.releaseTypes =
                programme.releaseTypes().stream().map(Programme.ReleaseType::id).toList();
    }

    void check() {
        unique(problems, "testPhases", programme.testPhases(), Programme.TestPhase::id);
        checkControlPoints();
        checkSlots(path("planning", "slots"));
        checkRoadmap(path("planning", "roadmap"));
        checkMeetings(path("planning", "meetings"));
    }

    private void checkControlPoints() {
        var points = programme.controlPoints();
        unique(problems, "controlPoints", points, ControlPoint::id);
        each("controlPoints", points, (point, at) -> {
            problems.require(
                    point.number() == points.indexOf(point) + 1,
                    path(at, "number"),
                    "'" + point.number() + "' stands at place " + (points.indexOf(point) + 1)
                            + "; count 1, 2, 3, … in the order of the file");
            known(problems, roles, "role", path(at, "responsible"), point.responsible());
            if (point.governance() != null) {
                known(problems, roles, "role", path(at, "governance"), point.governance());
            }
            checkTypes(point.releaseTypes(), path(at, "releaseTypes"));
        });
    }

    private void checkSlots(String section) {
        unique(problems, section, programme.slots(), Planning.Slot::id);
        each(section, programme.slots(), (slot, at) -> {
            problems.require(
                    slot.from().isBefore(slot.to()),
                    path(at, "to"),
                    slot.to() + " is not after " + slot.from() + "; a slot ends on the day it begins");
            checkTypes(slot.releaseTypes(), path(at, "releaseTypes"));
        });
    }

    private void checkRoadmap(String section) {
        var environments =
                programme.environments().stream().map(Programme.Environment::id).toList();
        unique(problems, section, programme.roadmap(), Planning.RoadmapEntry::id);
        each(section, programme.roadmap(), (entry, at) -> {
            problems.require(
                    entry.date() != null || entry.toBeConfirmed(),
                    path(at, "toBeConfirmed"),
                    "is false, and there is no date; give the date, or write true");
            if (entry.environment() != null) {
                known(problems, environments, "environment", path(at, "environment"), entry.environment());
            }
        });
    }

    private void checkMeetings(String section) {
        var lists = programme.distributionLists().stream()
                .map(Audiences.MailingList::id)
                .toList();
        unique(problems, section, programme.meetings(), Planning.Meeting::id);
        each(section, programme.meetings(), (meeting, at) -> {
            known(problems, lists, "distribution list", path(at, "audience"), meeting.audience());
            known(problems, roles, "role", path(at, "chair"), meeting.chair());
        });
    }

    private void checkTypes(List<String> types, String section) {
        each(section, types, (type, at) -> known(problems, releaseTypes, "release type", at, type));
    }
}
