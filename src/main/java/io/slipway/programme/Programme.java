package io.slipway.programme;

import io.slipway.words.ReadableTime;
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
import java.util.stream.Stream;
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
        @Nullable Map<String, String> choices,
        @Nullable Map<String, Link> links,
        @Nullable Tickets tickets,
        @Nullable Banner banner) {

    @Override
    public Map<String, String> choices() {
        return choices == null ? Map.of() : choices;
    }

    @Override
    public Map<String, Link> links() {
        return links == null ? Map.of() : links;
    }

    /** Returns the ticket project, which only a programme without tickets lacks. */
    @Override
    public Tickets tickets() {
        return Optional.ofNullable(tickets).orElseThrow(() -> unknown("section", "tickets"));
    }

    public boolean hasTickets() {
        return tickets != null;
    }

    /** The lifecycle of what came in from outside and cannot be used as it is. */
    public static final String UNREADABLE = "unreadable-report";

    /** A kind of change that the release process document knows, whether or not it can be started here. */
    public record ChangeType(String id, String name) {}

    /**
     * A change type that can be started.
     *
     * @param process the lifecycle that runs it
     * @param increments the version parts it may increment, the usual one first; none where it releases nothing
     * @param series what counts its records where it has no version, for example {@code RCA} for {@code PAY-RCA-1}
     * @param startsFrom the issue in live operation that it needs; null where people plan it
     * @param urgent its pace, where users wait for it; null where business days do
     * @param scope the activity by which people define its scope; null where its scope is not theirs to define
     */
    public record ReleaseType(
            String id,
            String name,
            String process,
            List<VersionPart> increments,
            @Nullable String series,
            @Nullable StartsFrom startsFrom,
            @Nullable Urgent urgent,
            @Nullable String scope) {}

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
     * @param powers what its people may do beside answering the tasks that the RACI gives them
     * @param eachParty whether each party of the role decides for itself
     * @param readsAdvice whether its people read what others advised and were told
     */
    public record Role(String id, String name, List<Power> powers, boolean eachParty, boolean readsAdvice) {

        public boolean may(Power power) {
            return powers.contains(power);
        }

        /** Whether its people run releases, which only one role may. */
        public boolean operator() {
            return may(Power.OPERATE);
        }
    }

    /** What the people of a role may do. */
    public enum Power {
        /** Start and run releases and deployments, and see to what went wrong. */
        OPERATE,
        /** Withdraw a release before users are hit. */
        WITHDRAW,
        /** Sign off the root cause analysis; the operator does where no role has it. */
        SIGN_OFF_RCA
    }

    /** An organisation or team that takes part. */
    public record Party(String id, String name, String role, List<Contact> contacts) {}

    public record Contact(String name, String email) {}

    /**
     * A row of the RACI.
     *
     * @param lifecycles the change types in which the activity takes place
     * @param cells role id to letters, for example {@code testers: CI}; a dash for none
     */
    public record RaciRow(String id, String activity, List<String> lifecycles, Map<String, String> cells) {}

    /**
     * A place in promotion order, which is the order of the file.
     *
     * @param live whether users work with what runs there: a release that is there is released, a hotfix starts from it
     * @param needs what has to allow a deployment there, beside the criteria
     * @param matches the environment whose builds it has to hold, as a rehearsal does; null where it need match none
     */
    public record Environment(
            String id,
            String name,
            String use,
            String availability,
            boolean live,
            List<Clearance> needs,
            @Nullable String matches,
            List<Criterion> criteria,
            List<Site> sites) {

        public boolean needs(Clearance clearance) {
            return needs.contains(clearance);
        }
    }

    /** What a deployment may need beside the criteria. */
    public enum Clearance {
        /** It goes inside a downtime window of the release. */
        WINDOW,
        /** It stays outside the programme's freezes. */
        FREEZE,
        /** The party of each site agreed to its date, or was told it. */
        AGREEMENT
    }

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
        WINDOW,
        /** Scope, build, every window and what the request for change says. */
        REQUEST
    }

    /**
     * A place that software is deployed to.
     *
     * @param tags what distinguishes it, for models that do something at some sites only
     * @param party who owns it; others than the operator agree its dates
     * @param onboarded whether it can be reached
     * @param deployedBy who brings software there; Ansible where nothing is said
     * @param host its name in the Ansible inventory; null where its party deploys
     * @param wave sites of a wave are deployed together; waves start at 0
     */
    public record Site(
            String code,
            String name,
            List<String> tags,
            @Nullable String party,
            boolean onboarded,
            @Nullable Deployer deployedBy,
            @Nullable String host,
            int wave) {

        @Override
        public Deployer deployedBy() {
            return deployedBy == null ? Deployer.ANSIBLE : deployedBy;
        }
    }

    /** Who brings software to a site. */
    public enum Deployer {
        /** Ansible, from here; what it saw is recorded. */
        ANSIBLE,
        /** The people of the site's party, by hand; what they declare is recorded, and verified by the operator. */
        PARTY
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

    /** A page that tasks and mails link to. */
    public record Link(String name, URI url) {}

    public record Tickets(String project) {}

    /** Where the live system's own administration raises the downtime banner. The token comes from configuration. */
    public record Banner(URI url) {}

    /** Returns the same programme with other freezes, as when a demo moves them. */
    public Programme withFreezes(List<Freeze> others) {
        return new Programme(
                id,
                name,
                timeZone,
                initialVersion,
                changeTypes,
                releaseTypes,
                roles,
                parties,
                raci,
                environments,
                lowUseWindows,
                others,
                timing,
                choices,
                links,
                tickets,
                banner);
    }

    /** Returns what people call something by its id: {@code uit-notes} are UIT notes where there is an environment {@code uit}. */
    public String title(String name) {
        var words = Arrays.stream(name.split("-|(?=[A-Z])"))
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

    /** Returns the environment that users work with. */
    public Environment live() {
        return environments.stream().filter(Environment::live).findFirst().orElseThrow();
    }

    /** Returns the environment that has to hold what the live one holds, where there is one. */
    public Optional<Environment> rehearsal() {
        return environments.stream()
                .filter(environment -> live().id().equals(environment.matches()))
                .findFirst();
    }

    public ReleaseType releaseType(String id) {
        return releaseTypes.stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown("release type", id));
    }

    /** Whether reports of issues in live operation are taken in: some type starts from them. */
    public boolean takesReports() {
        return releaseTypes.stream().anyMatch(type -> type.startsFrom() != null);
    }

    /** Returns the type of the records in which people decide about reports that cannot be used as they are. */
    public ReleaseType unreadable() {
        return releaseTypes.stream()
                .filter(type -> type.process().equals(UNREADABLE))
                .findFirst()
                .orElseThrow(() -> unknown("release type with the process", UNREADABLE));
    }

    public Site site(String code) {
        return environments.stream()
                .flatMap(environment -> environment.sites().stream())
                .filter(site -> site.code().equals(code))
                .findFirst()
                .orElseThrow(() -> unknown("site", code));
    }

    /** Returns what runs at the site: the programme's own product, and what its tags name. */
    public String software(Site site) {
        return Stream.concat(Stream.of(id.toUpperCase(Locale.ROOT)), tagNames(site))
                .collect(Collectors.joining(" and "));
    }

    /** Returns the site as a choice in a form. */
    public String label(Site site) {
        return site.tags().isEmpty()
                ? site.name()
                : site.name() + " (with " + tagNames(site).collect(Collectors.joining(" and ")) + ")";
    }

    private static Stream<String> tagNames(Site site) {
        return site.tags().stream().map(tag -> tag.toUpperCase(Locale.ROOT));
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

    /** Returns the party that agrees what is deployed to the site; none where it is the operator's own. */
    public Optional<Party> owner(Site site) {
        return Optional.ofNullable(site.party())
                .map(this::party)
                .filter(party -> !role(party.role()).operator());
    }

    /** Returns the sites of the live environment that can be reached and whose parties are asked. */
    public List<Site> askedSites() {
        return live().sites().stream()
                .filter(site -> site.onboarded() && owner(site).isPresent())
                .toList();
    }

    /** Returns what the programme chose where its models leave something open: a role or a site. */
    public String choice(String name) {
        return Optional.ofNullable(choices().get(name)).orElseThrow(() -> unknown("choice", name));
    }

    /** Returns the role that has the power, the operator where none has it. */
    public Role withPower(Power power) {
        return roles.stream().filter(role -> role.may(power)).findFirst().orElseGet(this::operator);
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

    /** Returns the id of the people's group of a role, for example {@code payments-testers}. */
    public String roleGroup(String role) {
        return id + "-" + role;
    }

    /** Returns the id of the people's group of a party, for example {@code payments-north}. */
    public String partyGroup(String party) {
        return id + "-" + party;
    }

    /** Returns what people call a group: the name of its role, or of its party where each party of a role acts for itself. */
    public String groupName(String group) {
        var roles = roles().stream()
                .filter(role -> roleGroup(role.id()).equals(group))
                .map(Role::name);
        var parties = parties().stream()
                .filter(party -> partyGroup(party.id()).equals(group))
                .map(Party::name);
        return Stream.concat(roles, parties).findFirst().orElse(group);
    }

    /** Returns how its people say days and moments. */
    public ReadableTime time() {
        return new ReadableTime(timeZone);
    }

    private IllegalArgumentException unknown(String what, String id) {
        return new IllegalArgumentException("Programme '" + this.id + "' has no " + what + " '" + id + "'");
    }
}
