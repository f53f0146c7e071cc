package io.slipway.identity;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.slipway.process.ApplicationRights;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** The accounts, which are the engine's, and the groups they belong to. */
@Component
public class Accounts {

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9-]{1,64}");

    private final IdentityService accounts;
    private final AuthorizationService authorizations;
    private final ProcessEngineConfiguration engine;

    Accounts(ProcessEngine engine) {
        this.accounts = engine.getIdentityService();
        this.authorizations = engine.getAuthorizationService();
        this.engine = engine.getProcessEngineConfiguration();
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

    /** Returns whether the account exists, the password fits and the engine has not locked it. */
    boolean signsIn(String id, String password) {
        return ID.matcher(id).matches() && !password.isEmpty() && accounts.checkPassword(id, password);
    }

    /** Returns the person as known now, or none when the account is gone. */
    Optional<Person> find(String id) {
        return Optional.ofNullable(accounts.createUserQuery().userId(id).singleResult())
                .map(user -> new Person(
                        user.getId(), (user.getFirstName() + " " + user.getLastName()).strip(), groups(user.getId())));
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
