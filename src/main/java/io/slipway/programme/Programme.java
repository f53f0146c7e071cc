package io.slipway.programme;

import io.slipway.words.ReadableTime;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
        @Nullable Banner banner,
        @Nullable Digest digest,
        @Nullable VersionsPer versionsPer,
        @Nullable List<PartyKind> partyKinds,
        @Nullable List<Forum> forums,
        @Nullable List<TestPhase> testPhases,
        @Nullable ValidUntil validUntil,
        @Nullable List<ControlPoint> controlPoints,
        @Nullable Planning planning,
        @Nullable Audiences audiences,
        @Nullable Defects defects) {

    @Override
    public Map<String, String> choices() {
        return choices == null ? Map.of() : choices;
    }

    @Override
    public Map<String, Link> links() {
        return links == null ? Map.of() : links;
    }

    /** Returns what versions count for: the programme as a whole where nothing is said. */
    @Override
    public VersionsPer versionsPer() {
        return versionsPer == null ? VersionsPer.PROGRAMME : versionsPer;
    }

    @Override
    public List<PartyKind> partyKinds() {
        return partyKinds == null ? List.of() : partyKinds;
    }

    @Override
    public List<Forum> forums() {
        return forums == null ? List.of() : forums;
    }

    @Override
    public List<TestPhase> testPhases() {
        return testPhases == null ? List.of() : testPhases;
    }

    @Override
    public List<ControlPoint> controlPoints() {
        return controlPoints == null ? List.of() : controlPoints;
    }

    @Override
    public Planning planning() {
        return planning == null ? Planning.NONE : planning;
    }

    @Override
    public Audiences audiences() {
        return audiences == null ? Audiences.NONE : audiences;
    }

    @Override
    public Defects defects() {
        return defects == null ? Defects.NONE : defects;
    }

    /** Returns the ticket project, which only a programme without tickets lacks. */
    @Override
    public Tickets tickets() {
        return Optional.ofNullable(tickets).orElseThrow(() -> unknown("section", "tickets"));
    }

    public boolean hasTickets() {
        return tickets != null;
    }

    /** Returns what releases are made of; nothing where any ticket may go into any release. */
    public List<Content> contents() {
        return tickets == null ? List.of() : tickets.content();
    }

    /** Returns what the programme says of a kind of ticket in releases of any type. */
    public Optional<Content> content(String kind) {
        return contents().stream()
                .filter(content -> content.kind().equals(kind))
                .findFirst();
    }

    /** Returns what the programme says of a kind of ticket in releases of the type. */
    public Optional<Content> content(String kind, String releaseType) {
        return contents().stream()
                .filter(content ->
                        content.kind().equals(kind) && content.releaseTypes().contains(releaseType))
                .findFirst();
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
     * @param notice how long before they know of it; null where nothing is said, or where each release says
     * @param cadence how often there is one, in the document's words
     * @param asks what has to be given with each release because it is not the same for all
     */
    public record ReleaseType(
            String id,
            String name,
            String process,
            List<VersionPart> increments,
            @Nullable String series,
            @Nullable StartsFrom startsFrom,
            @Nullable Urgent urgent,
            @Nullable String scope,
            @Nullable Notice notice,
            @Nullable String cadence,
            @Nullable List<Asked> asks) {

        @Override
        public List<Asked> asks() {
            return asks == null ? List.of() : asks;
        }

        public boolean asks(Asked what) {
            return asks().contains(what);
        }
    }

    /** What a release type may leave to each release. */
    public enum Asked {
        /** How many business days before people know of it. */
        NOTICE,
        /** Which forum of the programme's governance approves it. */
        FORUM
    }

    /** How long before those whom a release touches know of it: in business days, or round the clock; one of both. */
    public record Notice(
            @Nullable Integer businessDays, @Nullable Duration period) {}

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
        SIGN_OFF_RCA,
        /** Take defects on or not, and rank them anew. */
        TRIAGE,
        /** Record that a defect was tested again. */
        RETEST,
        /** Close defects whose retest passed. */
        CLOSE_DEFECTS
    }

    /**
     * An organisation or team that takes part.
     *
     * @param kind what kind of participant it is; null for a team of those who run the programme
     * @param shortCode stands in the keys of its releases where versions count per party; null where it releases nothing
     * @param remediation what is done after a deployment that went wrong
     */
    public record Party(
            String id,
            String name,
            String role,
            List<Contact> contacts,
            @Nullable String kind,
            @Nullable String shortCode,
            @Nullable Remediation remediation) {

        /** Returns what is done after its deployments go wrong: they are rolled back where nothing is said. */
        @Override
        public Remediation remediation() {
            return remediation == null ? Remediation.ROLL_BACK : remediation;
        }
    }

    /** A class of participants. */
    public record PartyKind(String id, String name, Impact impacts) {}

    /** Whom the releases of a kind of party touch. */
    public enum Impact {
        /** Every participant, always. */
        ALL,
        /** Nobody but those who are named with each release. */
        NONE
    }

    /** What is done about a deployment that went wrong. */
    public enum Remediation {
        ROLL_BACK,
        FIX_FORWARD
    }

    /** A body that lets a release into a phase of the programme. */
    public record Forum(String id, String name) {}

    public record TestPhase(String id, String name) {}

    /**
     * Until when releases go by this programme's rules.
     *
     * @param date its last day; null until it is known, and then nothing is refused
     */
    public record ValidUntil(String milestone, String name, java.time.@Nullable LocalDate date) {}

    public record Contact(String name, String email) {}

    /**
     * A row of the RACI.
     *
     * @param lifecycles the change types in which the activity takes place
     * @param cells role id to letters, for example {@code testers: CI}; a dash for none
     * @param asks what those consulted are asked, with {@code {proposal}} and {@code {you}}; null where the activity says it
     */
    public record RaciRow(
            String id,
            String activity,
            List<String> lifecycles,
            Map<String, String> cells,
            @Nullable String asks) {}

    /**
     * A place in promotion order, which is the order of the file.
     *
     * @param live whether users work with what runs there: a release that is there is released, a hotfix starts from it
     * @param needs what has to allow a deployment there, beside the criteria
     * @param matches the environment whose builds it has to hold, as a rehearsal does; null where it need match none
     * @param phase the phase of the programme that it serves, in the document's words
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
            List<Site> sites,
            @Nullable String phase,
            @Nullable List<TestStage> testStages) {

        @Override
        public List<TestStage> testStages() {
            return testStages == null ? List.of() : testStages;
        }

        public boolean needs(Clearance clearance) {
            return needs.contains(clearance);
        }
    }

    /**
     * What an environment is used for during a span; both days belong to it.
     *
     * @param from null, like its end, until somebody proposed them
     * @param provisional whether its dates are proposed and not agreed
     * @param exclusive whether no other exclusive stage of the environment may run meanwhile
     */
    public record TestStage(
            String id,
            String name,
            java.time.@Nullable LocalDate from,
            java.time.@Nullable LocalDate to,
            boolean provisional,
            boolean exclusive) {

        /** Whether both have dates and share a day. */
        public boolean overlaps(TestStage other) {
            return from != null
                    && to != null
                    && other.from != null
                    && other.to != null
                    && !to.isBefore(other.from)
                    && !other.to.isBefore(from);
        }
    }

    /** What a deployment may need beside the criteria. */
    public enum Clearance {
        /** It goes inside a downtime window of the release. */
        WINDOW,
        /** It stays outside the programme's freezes. */
        FREEZE,
        /** The party of each site agreed to its date, or was told it. */
        AGREEMENT,
        /** The control points that block a deployment were passed. */
        CONTROL_POINTS
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
     * @param sameAs the site of another environment that is the same installation; null where it stands for itself
     */
    public record Site(
            String code,
            String name,
            List<String> tags,
            @Nullable String party,
            boolean onboarded,
            @Nullable Deployer deployedBy,
            @Nullable String host,
            int wave,
            @Nullable String sameAs) {

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

    /**
     * Where tickets are kept.
     *
     * @param content what releases are made of, where some kinds of ticket go into some releases only
     */
    public record Tickets(String project, @Nullable List<Content> content) {

        @Override
        public List<Content> content() {
            return content == null ? List.of() : content;
        }
    }

    /** Where the live system's own administration raises the downtime banner. The token comes from configuration. */
    public record Banner(URI url) {}

    /**
     * What is only for information and comes as one mail a day to each person.
     *
     * @param at when it goes out on business days, on the clock of the programme's zone
     * @param notices the names of what waits for it, unless it is about the live environment or users wait for it
     */
    public record Digest(LocalTime at, List<String> notices) {}

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
                banner,
                digest,
                versionsPer,
                partyKinds,
                forums,
                testPhases,
                validUntil,
                controlPoints,
                planning,
                audiences,
                defects);
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

    /** Returns the environment that users work with; the first, where there are several. */
    public Environment live() {
        return environments.stream().filter(Environment::live).findFirst().orElseThrow();
    }

    /** Whether users work with what runs in the environment; where each party releases for itself, in several. */
    public boolean isLive(String environment) {
        return environment(environment).live();
    }

    /** Returns the sites of every live environment, in promotion order. */
    public List<Site> liveSites() {
        return environments.stream()
                .filter(Environment::live)
                .flatMap(environment -> environment.sites().stream())
                .toList();
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

    /** Returns the installation behind the site: the site itself, or the one of another environment that it shares. */
    public Site installation(Site site) {
        return site.sameAs() == null ? site : site(site.sameAs());
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

    public boolean countsPerParty() {
        return versionsPer() == VersionsPer.PARTY;
    }

    /** Returns the parties that release, each with its own versions; none where versions do not count per party. */
    public List<Party> releasingParties() {
        return parties.stream().filter(party -> party.shortCode() != null).toList();
    }

    /** Returns the parties that take part as more than a team of those who run the programme. */
    public List<Party> participants() {
        return parties.stream().filter(party -> party.kind() != null).toList();
    }

    public PartyKind partyKind(String id) {
        return partyKinds().stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown("kind of party", id));
    }

    /** Returns what people call a forum; its id, where it is no longer one. */
    public String forumName(String id) {
        return forums().stream()
                .filter(forum -> forum.id().equals(id))
                .map(Forum::name)
                .findFirst()
                .orElse(id);
    }

    public List<Planning.Slot> slots() {
        return planning().slots();
    }

    public List<Planning.RoadmapEntry> roadmap() {
        return planning().roadmap();
    }

    public List<Planning.Meeting> meetings() {
        return planning().meetings();
    }

    public List<Audiences.MailingList> distributionLists() {
        return audiences().distributionLists();
    }

    public List<Audiences.Channel> channels() {
        return audiences().channels();
    }

    /** Returns the control points that a release of the type has to pass, in their order. */
    public List<ControlPoint> controlPoints(String releaseType) {
        return controlPoints().stream()
                .filter(point -> point.appliesTo(releaseType))
                .toList();
    }

    /**
     * Returns the entry criteria of the environment that a change of the type has to meet: its own, and where it needs them
     * the control points that block a deployment.
     */
    public List<Criterion> criteria(String environment, String releaseType) {
        var place = environment(environment);
        var own = place.criteria().stream()
                .filter(criterion -> !criterion.exempt().contains(releaseType));
        var points = place.needs(Clearance.CONTROL_POINTS)
                ? controlPoints(releaseType).stream()
                        .filter(point -> point.blocks() == ControlPoint.Blocks.DEPLOYMENT)
                        .map(ControlPoint::criterion)
                : Stream.<Criterion>empty();
        return Stream.concat(own, points).toList();
    }

    /** Returns everything that can be met under a name of its own: entry criteria and control points, each once. */
    public List<Criterion> criteria() {
        return Stream.concat(
                        environments.stream().flatMap(environment -> environment.criteria().stream()),
                        controlPoints().stream().map(ControlPoint::criterion))
                .collect(Collectors.toMap(
                        Criterion::id, criterion -> criterion, (one, again) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
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
