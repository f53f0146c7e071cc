package io.slipway.programme;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One release regime, as written in {@code programmes/<id>.yaml}: who takes part, who decides what, where software goes
 * and when. Every nested record is one section of that file.
 */
public record Programme(
        String id,
        String name,
        ZoneId timeZone,
        String initialVersion,
        List<ChangeType> changeTypes,
        List<ReleaseType> releaseTypes,
        List<Role> roles,
        List<Party> parties,
        List<RaciRow> raci,
        List<Environment> environments,
        List<LowUseWindow> lowUseWindows,
        List<Freeze> freezes,
        Timing timing,
        Choices choices,
        Map<String, URI> links,
        Tickets tickets,
        Hub hub) {

    /** A kind of change that the release process document knows, whether or not it can be started here. */
    public record ChangeType(String id, String name) {}

    /**
     * A change type that can be started.
     *
     * @param process the lifecycle that runs it
     * @param increments the version parts it may increment, the usual one first; none where it releases nothing
     * @param series what counts its records where it has no version, for example {@code RCA} for {@code FLIP-RCA-1}
     * @param startsFrom the issue in live operation that it needs; null where people plan it
     * @param urgent its pace, where users wait for it; null where business days do
     */
    public record ReleaseType(
            String id,
            String name,
            String process,
            List<VersionPart> increments,
            @Nullable String series,
            @Nullable StartsFrom startsFrom,
            @Nullable Urgent urgent) {}

    /** The issues that a change type deals with: where they were found, and how severe they are (F-098, F-099). */
    public record StartsFrom(String environment, List<Integer> severities) {

        /** Whether an issue found there, and that severe, starts it. */
        public boolean covers(String place, int severity) {
            return environment.equals(place) && severities.contains(severity);
        }
    }

    /**
     * How fast things go while users wait, round the clock.
     *
     * @param consultFor how long those consulted may answer; silence does not block
     * @param statusEvery how often people are told how it stands while the service is down
     * @param escalateAfter how long a task may lie untouched
     */
    public record Urgent(Duration consultFor, Duration statusEvery, Duration escalateAfter) {}

    /**
     * A column of the RACI.
     *
     * @param operator whether its people run releases, which only one organisation may (F-001)
     * @param eachParty whether each party of the role decides for itself, like the Trusts
     */
    public record Role(String id, String name, boolean operator, boolean eachParty) {}

    /** An organisation or team that takes part. {@code site} is the code of the production site it owns, if any. */
    public record Party(
            String id, String name, String role, @Nullable String site, List<Contact> contacts) {}

    public record Contact(String name, String email) {}

    /**
     * A row of the RACI.
     *
     * @param lifecycles the change types in which the activity takes place
     * @param cells role id to letters, for example {@code trusts: CI}; a dash for none
     */
    public record RaciRow(String id, String activity, List<String> lifecycles, Map<String, String> cells) {}

    /** Environments stand in the file in promotion order. */
    public record Environment(
            String id,
            String name,
            String use,
            String availability,
            boolean production,
            List<Criterion> criteria,
            List<Site> sites) {}

    /**
     * One entry criterion of an environment.
     *
     * @param boundTo the content whose change makes the criterion unmet again
     * @param exempt change types that need not meet it
     */
    public record Criterion(String id, String statement, String requirement, BoundTo boundTo, List<String> exempt) {}

    public enum BoundTo {
        NOTHING,
        BUILD,
        NOTES,
        WINDOW
    }

    /** A place that software is deployed to. {@code host} is its name in the Ansible inventory; waves start at 0. */
    public record Site(
            String code, String name, SiteKind kind, boolean aide, boolean onboarded, String host, int wave) {}

    public enum SiteKind {
        HUB,
        TRUST,
        SHARED
    }

    public record LowUseWindow(
            String id, String name, List<DayOfWeek> days, LocalTime from, LocalTime to, String reason) {}

    /** A span in which nothing is deployed to production but the exempt change types. Both days are included. */
    public record Freeze(java.time.LocalDate from, java.time.LocalDate to, String reason, List<String> exempt) {}

    /** @param extraHolidays days that are no business days besides weekends and the bank holidays */
    public record Timing(
            Duration taskDue,
            Duration remindEvery,
            Duration consultFor,
            Duration deploymentOverdue,
            List<java.time.LocalDate> extraHolidays) {}

    /**
     * Settled contradictions of the seed documents: who owns OAT, which Trust tests first (F-095), who signs off
     * the root cause analysis of a hotfix (F-112).
     */
    public record Choices(String oatOwner, String preferredSmokeTestSite, String rcaSignOff) {}

    public record Tickets(String project) {}

    /** The product's own administration interface, which shows the downtime banner. The token comes from configuration. */
    public record Hub(URI url) {}

    /** Returns what readers call a link: {@code smokeTestScript} is their smoke test script, {@code uatBoard} their UAT board. */
    public String linkTitle(String id) {
        var words = Arrays.stream(id.split("-|(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .map(word -> environments.stream()
                                .anyMatch(environment -> environment.id().equals(word))
                        ? word.toUpperCase(Locale.ROOT)
                        : word)
                .collect(Collectors.joining(" "));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    public Environment environment(String id) {
        return environments.stream()
                .filter(environment -> environment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown("environment", id));
    }

    public Environment production() {
        return environments.stream().filter(Environment::production).findFirst().orElseThrow();
    }

    public ReleaseType releaseType(String id) {
        return releaseTypes.stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown("release type", id));
    }

    public Site site(String code) {
        return environments.stream()
                .flatMap(environment -> environment.sites().stream())
                .filter(site -> site.code().equals(code))
                .findFirst()
                .orElseThrow(() -> unknown("site", code));
    }

    public Role role(String id) {
        return roles.stream().filter(role -> role.id().equals(id)).findFirst().orElseThrow(() -> unknown("role", id));
    }

    public Role operator() {
        return roles.stream().filter(Role::operator).findFirst().orElseThrow();
    }

    public Party party(String id) {
        return parties.stream()
                .filter(party -> party.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown("party", id));
    }

    public Optional<Party> owner(Site site) {
        return parties.stream()
                .filter(party -> site.code().equals(party.site()))
                .findFirst();
    }

    public List<Party> partiesOf(String role) {
        return parties.stream().filter(party -> party.role().equals(role)).toList();
    }

    public RaciRow raci(String activity) {
        return raci.stream()
                .filter(row -> row.id().equals(activity))
                .findFirst()
                .orElseThrow(() -> unknown("RACI activity", activity));
    }

    /** Returns the roles that carry the letter (R, A, C or I) in the activity. */
    public List<String> roles(String activity, String letter) {
        return raci(activity).cells().entrySet().stream()
                .filter(cell -> cell.getValue().contains(letter))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the id of the people's group of a role, for example {@code flip-dev-team}. */
    public String roleGroup(String role) {
        return id + "-" + role;
    }

    /** Returns the id of the people's group of a party, for example {@code flip-trust-kch}. */
    public String partyGroup(String party) {
        return id + "-" + party;
    }

    private IllegalArgumentException unknown(String what, String id) {
        return new IllegalArgumentException("Programme '" + this.id + "' has no " + what + " '" + id + "'");
    }
}
