package io.slipway.programme;

import static io.slipway.programme.Lines.path;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What must hold in a programme beyond the types of its values: names that exist, one accountable role, one operator. */
final class ProgrammeRules {

    private final Programme programme;
    private final Problems problems;
    private final List<String> roles;
    private final List<String> changeTypes;

    ProgrammeRules(Programme programme, Problems problems) {
        this.programme = programme;
        this.problems = problems;
        this.roles = programme.roles().stream().map(Programme.Role::id).toList();
        this.changeTypes =
                programme.changeTypes().stream().map(Programme.ChangeType::id).toList();
    }

    void check() {
        checkTypes();
        checkRoles();
        checkParties();
        checkRaci();
        checkTimes();
        checkChoices();
        new EnvironmentRules(programme, problems, changeTypes).check();
        new ParticipantRules(programme, problems).check();
        new PlanningRules(programme, problems).check();
        new TicketRules(programme, problems).check();
    }

    private void checkTypes() {
        unique("changeTypes", programme.changeTypes(), Programme.ChangeType::id);
        unique("releaseTypes", programme.releaseTypes(), Programme.ReleaseType::id);
        each("releaseTypes", programme.releaseTypes(), (type, at) -> {
            known(changeTypes, "change type", path(at, "id"), type.id());
            checkNumbering(type, at);
            checkStart(type, at);
            checkScope(type, at);
        });
        checkReports();
    }

    private void checkNumbering(Programme.ReleaseType type, String at) {
        if (type.increments().isEmpty()) {
            problems.require(
                    type.series() != null,
                    path(at, "increments"),
                    "is empty; name MAJOR, MINOR, PATCH, …, or a 'series' that counts what has no version");
        }
        if (type.series() != null) {
            problems.require(
                    type.increments().isEmpty(), path(at, "series"), "is for what has no version; empty 'increments'");
        }
    }

    private void checkReports() {
        var unreadable = programme.releaseTypes().stream()
                .filter(type -> type.process().equals(Programme.UNREADABLE))
                .toList();
        problems.require(
                !programme.takesReports() || unreadable.size() == 1,
                "releaseTypes",
                unreadable.size() + " types have the process '" + Programme.UNREADABLE + "'; exactly one must, or"
                        + " reports that cannot be read are lost");
        unreadable.forEach(type -> problems.require(
                type.series() != null && type.urgent() != null && type.startsFrom() == null,
                "releaseTypes",
                "'" + type.id() + "' needs a 'series' and its pace under 'urgent', and no 'startsFrom'"));
    }

    private void checkStart(Programme.ReleaseType type, String at) {
        var start = type.startsFrom();
        if (start != null) {
            var where = path(at, "startsFrom");
            var environments = programme.environments().stream()
                    .map(Programme.Environment::id)
                    .toList();
            known(environments, "environment", path(where, "environment"), start.environment());
        }
        var urgent = type.urgent();
        if (urgent != null) {
            checkSpans(
                    path(at, "urgent"),
                    Map.of(
                            "consultFor", urgent.consultFor(),
                            "statusEvery", urgent.statusEvery(),
                            "escalateAfter", urgent.escalateAfter()));
        }
    }

    /** Whoever is responsible for it in the RACI may ask that an agreed scope be changed. */
    private void checkScope(Programme.ReleaseType type, String at) {
        if (type.scope() == null) {
            return;
        }
        var where = path(at, "scope");
        known(programme.raci().stream().map(Programme.RaciRow::id).toList(), "row of the RACI", where, type.scope());
        programme.raci().stream()
                .filter(row -> row.id().equals(type.scope()))
                .forEach(row -> problems.require(
                        row.lifecycles().contains(type.id())
                                && row.cells().values().stream().anyMatch(cell -> cell.contains("R")),
                        where,
                        "'" + row.id() + "' names nobody who is responsible in '" + type.id()
                                + "'; give the row an R and the change type"));
        problems.require(
                type.series() == null,
                where,
                "is for what releases something; leave it out where nothing has a version");
    }

    private void checkRoles() {
        unique("roles", programme.roles(), Programme.Role::id);
        var operators =
                programme.roles().stream().filter(Programme.Role::operator).count();
        problems.require(operators == 1, "roles", operators + " roles have the power OPERATE; give it to exactly one");
        each("roles", programme.roles(), (role, at) -> {
            problems.require(
                    role.readsAdvice() || !role.operator(),
                    path(at, "readsAdvice"),
                    "the operator decides on the advice it asked for, so it reads it; write true");
            problems.require(
                    !programme.partiesOf(role.id()).isEmpty(),
                    at,
                    "nobody fills the role '" + role.id() + "'; add a party with that role");
        });
    }

    private void checkParties() {
        unique("parties", programme.parties(), Programme.Party::id);
        each("parties", programme.parties(), (party, at) -> {
            known(roles, "role", path(at, "role"), party.role());
        });
    }

    private void checkRaci() {
        unique("raci", programme.raci(), Programme.RaciRow::id);
        each("raci", programme.raci(), (row, at) -> {
            each(
                    path(at, "lifecycles"),
                    row.lifecycles(),
                    (type, where) -> known(changeTypes, "change type", where, type));
            row.cells().keySet().forEach(role -> known(roles, "role", path(path(at, "cells"), role), role));
            requireOne(row, at);
        });
    }

    private void requireOne(Programme.RaciRow row, String at) {
        var accountable = count(row, "A");
        problems.require(
                accountable == 1,
                path(at, "cells"),
                row.id() + " has " + accountable + " accountable roles; give the letter A to exactly one");
        problems.require(
                count(row, "R") > 0, path(at, "cells"), row.id() + " has nobody responsible; give some role an R");
    }

    private static long count(Programme.RaciRow row, String letter) {
        return row.cells().values().stream()
                .filter(letters -> letters.contains(letter))
                .count();
    }

    private void checkTimes() {
        unique("lowUseWindows", programme.lowUseWindows(), Programme.LowUseWindow::id);
        each("lowUseWindows", programme.lowUseWindows(), (window, at) -> {
            problems.require(
                    window.from().isBefore(window.to()),
                    path(at, "to"),
                    window.to() + " is not after " + window.from() + "; write a night as two windows");
        });
        each("freezes", programme.freezes(), (freeze, at) -> {
            problems.require(!freeze.to().isBefore(freeze.from()), path(at, "to"), "lies before 'from'; exchange them");
            each(path(at, "exempt"), freeze.exempt(), (type, where) -> known(changeTypes, "change type", where, type));
        });
        var timing = programme.timing();
        checkSpans(
                "timing",
                Map.of(
                        "taskDue", timing.taskDue(),
                        "remindEvery", timing.remindEvery(),
                        "consultFor", timing.consultFor(),
                        "deploymentOverdue", timing.deploymentOverdue()));
    }

    private void checkSpans(String section, Map<String, Duration> spans) {
        spans.forEach((name, span) -> problems.require(
                !span.isNegative() && !span.isZero(), path(section, name), "must be longer than nothing"));
    }

    private void checkChoices() {
        var names = new ArrayList<>(roles);
        programme.environments().stream()
                .flatMap(environment -> environment.sites().stream())
                .map(Programme.Site::code)
                .forEach(names::add);
        programme.choices().forEach((name, chosen) -> known(names, "role or site", path("choices", name), chosen));
    }

    private void known(List<String> names, String what, String path, String name) {
        known(problems, names, what, path, name);
    }

    static void known(Problems problems, List<String> names, String what, String path, String name) {
        problems.require(names.contains(name), path, "there is no " + what + " '" + name + "'; known are " + names);
    }

    private <T> void unique(String section, List<T> entries, Function<T, String> id) {
        unique(problems, section, entries, id);
    }

    static <T> void unique(Problems problems, String section, List<T> entries, Function<T, String> id) {
        var seen = new TreeMap<String, Integer>();
        for (var index = 0; index < entries.size(); index++) {
            var first = seen.putIfAbsent(id.apply(entries.get(index)), index);
            problems.require(
                    first == null,
                    path(section, index),
                    "'" + id.apply(entries.get(index)) + "' stands in " + section + " twice; rename one");
        }
    }

    /** What to check of one entry, with its path. */
    interface Check<T> {
        void entry(T entry, String path);
    }

    static <T> void each(String section, List<T> entries, Check<T> check) {
        for (var index = 0; index < entries.size(); index++) {
            check.entry(entries.get(index), path(section, index));
        }
    }
}
