package io.slipway.identity;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.slipway.process.ApplicationRights;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The accounts, which are the engine's, and the groups they belong to. */
@Component
public class Accounts {

    public static final Pattern ID = Pattern.compile("[a-zA-Z0-9-]{1,64}");

    private static final int LONGEST_PASSWORD = 200;
    private static final String POLICY = "The password is too weak: it needs ten characters, among them a small and a"
            + " capital letter, a digit and one that is neither, and nothing of its owner's id, name or address";

    private final IdentityService accounts;
    private final AuthorizationService authorizations;
    private final ProcessEngineConfiguration engine;
    private final EngineSight sight;

    Accounts(ProcessEngine engine) {
        this.accounts = engine.getIdentityService();
        this.authorizations = engine.getAuthorizationService();
        this.engine = engine.getProcessEngineConfiguration();
        this.sight = new EngineSight(accounts);
    }

    /** Gives somebody an account with exactly these groups, or brings the account they have to that. */
    public void admit(Newcomer newcomer) {
        var known = accounts.createUserQuery().userId(newcomer.id()).singleResult();
        var user = known == null ? accounts.newUser(newcomer.id()) : known;
        user.setFirstName(newcomer.firstName());
        user.setLastName(newcomer.lastName());
        user.setEmail(newcomer.email());
        user.setPassword(newcomer.password());
        accounts.saveUser(user);
        accounts.unlockUser(newcomer.id());
        mayNotDeleteThemselves(newcomer.id());
        var present = memberships(newcomer.id());
        newcomer.groups().stream().filter(group -> !present.contains(group)).forEach(group -> {
            groupExists(group, group);
            accounts.createMembership(newcomer.id(), group);
        });
        present.stream()
                .filter(group -> !newcomer.groups().contains(group))
                .forEach(group -> accounts.deleteMembership(newcomer.id(), group));
    }

    /** Admits people of a demo, whose one password the visitor chose and need not be a good one. */
    public void admitToDemo(List<Newcomer> newcomers) {
        var strict = engine.isEnablePasswordPolicy();
        // Before the web server listens, so no real password is chosen meanwhile.
        engine.setEnablePasswordPolicy(false);
        try {
            newcomers.forEach(this::admit);
        } finally {
            engine.setEnablePasswordPolicy(strict);
        }
    }

    void groupExists(String id, String name) {
        if (accounts.createGroupQuery().groupId(id).count() == 0) {
            var group = accounts.newGroup(id);
            group.setName(name);
            group.setType("WORKFLOW");
            accounts.saveGroup(group);
        }
    }

    boolean isEmpty(String group) {
        return accounts.createUserQuery().memberOfGroup(group).count() == 0;
    }

    /** Returns whether the account exists and the password fits. */
    boolean signsIn(String id, String password) {
        return ID.matcher(id).matches() && !password.isEmpty() && accounts.checkPassword(id, password);
    }

    /** Returns the person as known now, or none when the account is gone. */
    public Optional<Person> find(String id) {
        return Optional.ofNullable(accounts.createUserQuery().userId(id).singleResult())
                .map(user -> new Person(user.getId(), profile(user).fullName(), groups(user.getId()), seal(user)));
    }

    /** Returns what the account says of its owner. */
    public Optional<Profile> profile(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return sight.everything(
                () -> Optional.ofNullable(accounts.createUserQuery().userId(id).singleResult())
                        .map(Accounts::profile));
    }

    /** Returns whether there is an account of this id, or of one that only its case tells apart. */
    public boolean isTaken(String id) {
        return everybody().anyMatch(one -> one.id().equalsIgnoreCase(id));
    }

    public boolean isNamedLikeAnother(Profile profile) {
        return everybody().anyMatch(one -> !one.id().equals(profile.id()) && one.isNamedLike(profile));
    }

    /** Returns whether they may create accounts, and with them name people and their groups. */
    public boolean areKeptBy(Person person) {
        return sight.everything(() -> authorizations.isUserAuthorized(
                person.id(), List.copyOf(person.groups()), Permissions.CREATE, Resources.USER));
    }

    public boolean isGroup(String id) {
        return sight.everything(() -> accounts.createGroupQuery().groupId(id).count() > 0);
    }

    public boolean isMember(String id, String group) {
        return sight.everything(
                () -> accounts.createGroupQuery().groupId(group).groupMember(id).count() > 0);
    }

    /** Returns what is wrong with a password for this person, or nothing where anything goes. */
    public List<String> weaknesses(String password, Profile owner) {
        if (password.length() > LONGEST_PASSWORD) {
            return List.of("A password has at most " + LONGEST_PASSWORD + " characters");
        }
        return !engine.isEnablePasswordPolicy() || sight.everything(() -> isStrong(password, owner))
                ? List.of()
                : List.of(POLICY);
    }

    private boolean isStrong(String password, Profile owner) {
        var user = accounts.newUser(owner.id());
        user.setFirstName(owner.firstName());
        user.setLastName(owner.lastName());
        user.setEmail(owner.email());
        return accounts.checkPasswordAgainstPolicy(password, user).isValid();
    }

    private Stream<Profile> everybody() {
        return sight.everything(() -> accounts.createUserQuery().list()).stream()
                .map(Accounts::profile);
    }

    private static Profile profile(User user) {
        return new Profile(
                user.getId(),
                Objects.requireNonNullElse(user.getFirstName(), ""),
                Objects.requireNonNullElse(user.getLastName(), ""),
                Objects.requireNonNullElse(user.getEmail(), ""));
    }

    private static String seal(User user) {
        return UUID.nameUUIDFromBytes(String.valueOf(user.getPassword()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private Set<String> groups(String id) {
        return memberships(id).stream()
                .filter(group -> !group.equals(ApplicationRights.GROUP))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> memberships(String id) {
        return accounts.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The engine grants every account all rights on itself, which is more than changing one's name and password. */
    private void mayNotDeleteThemselves(String id) {
        var own = authorizations
                .createAuthorizationQuery()
                .userIdIn(id)
                .resourceType(Resources.USER)
                .resourceId(id)
                .singleResult();
        var authorization = own == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : own;
        authorization.setUserId(id);
        authorization.setResource(Resources.USER);
        authorization.setResourceId(id);
        authorization.setPermissions(new Permissions[] {Permissions.READ, Permissions.UPDATE});
        authorizations.saveAuthorization(authorization);
    }
}
