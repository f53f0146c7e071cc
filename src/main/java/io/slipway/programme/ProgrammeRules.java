package io.slipway.programme;

import static io.slipway.programme.Lines.path;

import io.slipway.programme.Programme.SiteKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What must hold in a programme beyond the types of its values: names that exist, one accountable role, one operator. */
final class ProgrammeRules {

    private static final Pattern PROGRAMME = Pattern.compile("[a-z][a-z0-9]{1,15}");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern VERSION = Pattern.compile("\\d{1,5}(\\.\\d{1,5}){3}");
    private static final Pattern SERIES = Pattern.compile("[A-Z]{2,8}");
    private static final Pattern LETTERS = Pattern.compile("-|[RACI]{1,4}");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*\\.)+[A-Za-z]{2,63}");

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
        shape(PROGRAMME, "id", programme.id());
        shape(VERSION, "initialVersion", programme.initialVersion());
        checkTypes();
        checkRoles();
        checkParties();
        checkRaci();
        checkTimes();
        checkChoices();
        new EnvironmentRules(programme, problems, changeTypes).check();
    }

    private void checkTypes() {
        unique("changeTypes", programme.changeTypes(), Programme.ChangeType::id);
        unique("releaseTypes", programme.releaseTypes(), Programme.ReleaseType::id);
        problems.require(!programme.releaseTypes().isEmpty(), "releaseTypes", "is empty; name one that can be started");
        each("releaseTypes", programme.releaseTypes(), (type, at) -> {
            known(changeTypes, "change type", path(at, "id"), type.id());
            checkNumbering(type, at);
            checkStart(type, at);
        });
    }

    private void checkNumbering(Programme.ReleaseType type, String at) {
        if (type.increments().isEmpty()) {
            problems.require(
                    type.series() != null,
                    path(at, "increments"),
                    "is empty; name MAJOR, MINOR, PATCH, …, or a 'series' that counts what has no version");
        }
        if (type.series() != null) {
            shape(SERIES, path(at, "series"), type.series());
            problems.require(
                    type.increments().isEmpty(), path(at, "series"), "is for what has no version; empty 'increments'");
        }
    }

    private void checkStart(Programme.ReleaseType type, String at) {
        var start = type.startsFrom();
        if (start != null) {
            var where = path(at, "startsFrom");
            var environments = programme.environments().stream()
                    .map(Programme.Environment::id)
                    .toList();
            known(environments, "environment", path(where, "environment"), start.environment());
            problems.require(!start.severities().isEmpty(), path(where, "severities"), "is empty; name one, as in [1]");
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

    private void checkRoles() {
        unique("roles", programme.roles(), Programme.Role::id);
        var operators =
                programme.roles().stream().filter(Programme.Role::operator).count();
        problems.require(
                operators == 1, "roles", operators + " roles are the operator; exactly one must say operator: true");
        each("roles", programme.roles(), (role, at) -> {
            shape(ID, path(at, "id"), role.id());
            problems.require(
                    !programme.partiesOf(role.id()).isEmpty(),
                    at,
                    "nobody fills the role '" + role.id() + "'; add a party with that role");
        });
    }

    private void checkParties() {
        unique("parties", programme.parties(), Programme.Party::id);
        each("parties", programme.parties(), (party, at) -> {
            shape(ID, path(at, "id"), party.id());
            known(roles, "role", path(at, "role"), party.role());
            problems.require(
                    !party.contacts().isEmpty(), path(at, "contacts"), "is empty; " + party.name() + " hears nothing");
            each(path(at, "contacts"), party.contacts(), (contact, where) -> {
                if (!EMAIL.matcher(contact.email()).matches()) {
                    problems.add(
                            path(where, "email"),
                            "'" + contact.email() + "' is not an e-mail address; write name@host.domain");
                }
            });
        });
    }

    private void checkRaci() {
        unique("raci", programme.raci(), Programme.RaciRow::id);
        each("raci", programme.raci(), (row, at) -> {
            each(
                    path(at, "lifecycles"),
                    row.lifecycles(),
                    (type, where) -> known(changeTypes, "change type", where, type));
            row.cells().forEach((role, letters) -> {
                known(roles, "role", path(path(at, "cells"), role), role);
                problems.require(
                        LETTERS.matcher(letters).matches(),
                        path(path(at, "cells"), role),
                        "'" + letters + "' must be some of the letters R, A, C, I, or \"-\" for none");
            });
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
            problems.require(!window.days().isEmpty(), path(at, "days"), "is empty; name the days, as in [SUNDAY]");
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
        known(roles, "role", "choices.oatOwner", programme.choices().oatOwner());
        known(roles, "role", "choices.rcaSignOff", programme.choices().rcaSignOff());
        var trusts = programme.environments().stream()
                .filter(Programme.Environment::production)
                .flatMap(environment -> environment.sites().stream())
                .filter(site -> site.kind() == SiteKind.TRUST)
                .map(Programme.Site::code)
                .toList();
        known(
                trusts,
                "production site of kind TRUST",
                "choices.preferredSmokeTestSite",
                programme.choices().preferredSmokeTestSite());
    }

    private void known(List<String> names, String what, String path, String name) {
        problems.require(names.contains(name), path, "there is no " + what + " '" + name + "'; known are " + names);
    }

    private void shape(Pattern shape, String path, String value) {
        problems.require(shape.matcher(value).matches(), path, "'" + value + "' must match " + shape);
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
