package io.slipway.http;

import io.slipway.evidence.Reader;
import io.slipway.evidence.Standing.OpenTask;
import io.slipway.identity.Groups;
import io.slipway.models.ModelOwner;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Power;
import io.slipway.programme.Programme.Role;
import io.slipway.release.Release;
import io.slipway.tickets.Ticket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The person in front of the page or behind the request, and what the programmes allow them to do. */
public record Viewer(String id, String name, Set<String> groups) {

    /** Groups that exist whatever the programmes are, as a header names them. */
    private static final Map<String, String> OTHERS =
            Map.of(Groups.AUDITORS, "Auditor", Groups.PROCESS_OWNERS, "Process owner", Groups.ADMINS, "Administrator");

    /** Only the operator's people run releases, to any environment (F-001), and set flags (F-129). */
    public boolean operates(Programme programme) {
        return groups.contains(programme.roleGroup(programme.operator().id()));
    }

    public boolean mayWithdraw(Programme programme) {
        return operates(programme)
                || withdrawers(programme).anyMatch(role -> groups.contains(programme.roleGroup(role.id())));
    }

    private static Stream<Role> withdrawers(Programme programme) {
        return programme.roles().stream().filter(role -> role.may(Power.WITHDRAW) && !role.operator());
    }

    /** Whoever is responsible for the scope of a release may ask that it be changed. */
    public boolean mayChangeScope(Programme programme, Release release) {
        return scopers(programme, release).anyMatch(role -> groups.contains(programme.roleGroup(role)));
    }

    private static Stream<String> scopers(Programme programme, Release release) {
        return Stream.ofNullable(programme.releaseType(release.type()).scope())
                .flatMap(activity -> programme.roles(activity, "R").stream());
    }

    /** Those who triage defects decide about all; those who coordinate a sort of issue, about these. */
    public boolean mayTriage(Programme programme, Ticket defect) {
        return has(programme, Power.TRIAGE)
                || programme.defects().category(defect.defect().category()).stream()
                        .flatMap(category -> category.coordinators().stream())
                        .anyMatch(role -> groups.contains(programme.roleGroup(role)));
    }

    public boolean mayRetest(Programme programme) {
        return has(programme, Power.RETEST);
    }

    public boolean mayCloseDefects(Programme programme) {
        return has(programme, Power.CLOSE_DEFECTS);
    }

    private boolean has(Programme programme, Power power) {
        return programme.roles().stream()
                .filter(role -> role.may(power))
                .anyMatch(role -> groups.contains(programme.roleGroup(role.id())));
    }

    /** Whether they act for some role or party of the programme. */
    public boolean takesPart(Programme programme) {
        return Stream.concat(
                        programme.roles().stream().map(role -> programme.roleGroup(role.id())),
                        programme.parties().stream().map(party -> programme.partyGroup(party.id())))
                .anyMatch(groups::contains);
    }

    /** Whether they are people of the party, or of its role where that is not each party's own. */
    public boolean actsFor(Programme programme, Programme.Party party) {
        return groups.contains(programme.partyGroup(party.id()))
                || !programme.role(party.role()).eachParty() && groups.contains(programme.roleGroup(party.role()));
    }

    public void mustActFor(Programme programme, Programme.Party party) {
        if (!actsFor(programme, party)) {
            throw new Forbidden("Only people of " + party.name() + " may give its calendar another address");
        }
    }

    /** Whoever is responsible for some activity of the programme may hand in evidence of it. */
    public boolean mayHandInEvidence(Programme programme) {
        return programme.raci().stream()
                .flatMap(row -> programme.roles(row.id(), "R").stream())
                .anyMatch(role -> groups.contains(programme.roleGroup(role)));
    }

    /**
     * Who decides on advice, puts right what failed, or audits reads the whole record; everybody else what concerns their
     * own party.
     */
    public Reader reader(Programme programme) {
        return readsAll(programme) ? Reader.ofAll() : Reader.memberOf(groups);
    }

    private boolean readsAll(Programme programme) {
        return groups.contains(Groups.AUDITORS)
                || groups.contains(Groups.releaseManagers(programme))
                || programme.roles().stream()
                        .filter(Role::readsAdvice)
                        .anyMatch(role -> groups.contains(programme.roleGroup(role.id())));
    }

    /** What a service desk sent is for those it is put before, who put right what failed, and who audit. */
    public boolean readsReports(Programme programme) {
        return operates(programme)
                || groups.contains(Groups.releaseManagers(programme))
                || groups.contains(Groups.AUDITORS);
    }

    /** Whether the task is theirs: claimed by them, or still free and offered to one of their groups. */
    public boolean mayAct(OpenTask task) {
        return task.claimedBy() == null
                ? task.groups().stream().anyMatch(group -> groups.contains(group.id()))
                : task.claimedBy().equals(id);
    }

    /** Returns the names of the roles and parties they act for, as a header shows them. */
    public List<String> roles(List<Programme> programmes) {
        var roles = programmes.stream()
                .flatMap(programme -> programme.roles().stream()
                        .filter(role -> groups.contains(programme.roleGroup(role.id())))
                        .filter(role -> !role.eachParty())
                        .map(Role::name));
        var parties = programmes.stream()
                .flatMap(programme -> programme.parties().stream()
                        .filter(party -> groups.contains(programme.partyGroup(party.id())))
                        .filter(party -> programme.role(party.role()).eachParty())
                        .map(Programme.Party::name));
        var others = OTHERS.entrySet().stream()
                .filter(other -> groups.contains(other.getKey()))
                .map(Map.Entry::getValue);
        return Stream.of(roles, parties, others)
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** Whether Cockpit lets them in: those who audit, own the models, put right what failed, or administer. */
    public boolean seesCockpit() {
        return groups.stream().anyMatch(group -> OTHERS.containsKey(group) || group.endsWith("-release-manager"));
    }

    /** Whether they propose models and decide about those of others. */
    public boolean ownsModels() {
        return groups.contains(Groups.PROCESS_OWNERS);
    }

    public boolean readsModels() {
        return groups.stream().anyMatch(OTHERS::containsKey);
    }

    public ModelOwner asModelOwner() {
        return new ModelOwner(id, name);
    }

    public void mustReadModels() {
        if (!readsModels()) {
            throw new Forbidden("Only process owners, auditors and administrators see proposed models");
        }
    }

    public void mustOwnModels(String what) {
        if (!ownsModels()) {
            throw new Forbidden("Only process owners may " + what);
        }
    }

    public void mustOperate(Programme programme, String what) {
        if (!operates(programme)) {
            throw new Forbidden("Only " + programme.operator().name() + " may " + what + " in " + programme.name());
        }
    }

    public void mustTakePart(Programme programme) {
        if (!takesPart(programme)) {
            throw new Forbidden("Only people who take part in " + programme.name() + " may tell what happened");
        }
    }

    public void mustWithdraw(Programme programme, Release release) {
        if (!mayWithdraw(programme)) {
            var who = Stream.concat(Stream.of(programme.operator()), withdrawers(programme))
                    .map(Role::name)
                    .collect(Collectors.joining(" and "));
            throw new Forbidden("Only " + who + " may withdraw " + release.key());
        }
    }

    public void mustChangeScope(Programme programme, Release release) {
        if (!mayChangeScope(programme, release)) {
            var who = scopers(programme, release)
                    .map(role -> programme.role(role).name())
                    .collect(Collectors.joining(" and "));
            throw new Forbidden(
                    who.isEmpty()
                            ? "The scope of " + release.key() + " is not people's to change"
                            : "Only " + who + " may ask for a change of the scope of " + release.key());
        }
    }

    public void mustTriage(Programme programme, Ticket defect) {
        if (!mayTriage(programme, defect)) {
            throw new Forbidden("Only " + who(programme, Power.TRIAGE)
                    + ", and those who coordinate its category, decide about " + defect.key());
        }
    }

    public void mustRetest(Programme programme) {
        if (!mayRetest(programme)) {
            throw new Forbidden("Only " + who(programme, Power.RETEST) + " record retests in " + programme.name());
        }
    }

    public void mustCloseDefects(Programme programme) {
        if (!mayCloseDefects(programme)) {
            throw new Forbidden(
                    "Only " + who(programme, Power.CLOSE_DEFECTS) + " close defects in " + programme.name());
        }
    }

    private static String who(Programme programme, Power power) {
        var who = programme.roles().stream()
                .filter(role -> role.may(power))
                .map(Role::name)
                .collect(Collectors.joining(", "));
        return who.isEmpty() ? "roles with the power " + power : who;
    }

    void mustHandInEvidence(Programme programme) {
        if (!mayHandInEvidence(programme)) {
            throw new Forbidden(
                    "Only people who are responsible for an activity of " + programme.name() + " hand in evidence");
        }
    }
}
