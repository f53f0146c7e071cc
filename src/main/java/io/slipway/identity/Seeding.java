package io.slipway.identity;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.slipway.process.ApplicationRights;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Brings groups, rights, filters and first people to what the programmes say, at every start and before the first
 * request. What these groups were granted by hand beyond that on the same things is taken back.
 */
@Component
class Seeding implements SmartInitializingSingleton {

    private final Programmes programmes;
    private final Accounts accounts;
    private final AuthorizationService authorizations;
    private final TaskFilters filters;
    private final ObjectProvider<Newcomers> newcomers;

    Seeding(
            Programmes programmes,
            Accounts accounts,
            AuthorizationService authorizations,
            TaskFilters filters,
            ObjectProvider<Newcomers> newcomers) {
        this.programmes = programmes;
        this.accounts = accounts;
        this.authorizations = authorizations;
        this.filters = filters;
        this.newcomers = newcomers;
    }

    @Override
    public void afterSingletonsInstantiated() {
        grant(ApplicationRights.GROUP, Rights.APPLICATION_ITSELF);
        group(Groups.ADMINS, "Administrators", Rights.ADMIN);
        group(Groups.AUDITORS, "Auditors", Rights.AUDITOR);
        group(Groups.PROCESS_OWNERS, "Process owners", Rights.PROCESS_OWNER);
        programmes.all().forEach(this::groups);
        filters.seed();
        newcomers.orderedStream().forEach(some -> some.arrive(accounts));
    }

    private void groups(Programme programme) {
        programme.roles().forEach(role -> group(programme.roleGroup(role.id()), role.name(), Rights.APPROVER));
        programme.parties().forEach(party -> group(programme.partyGroup(party.id()), party.name(), Rights.APPROVER));
        group(Groups.releaseManagers(programme), programme.name() + " release managers", Rights.RELEASE_MANAGER);
    }

    private void group(String id, String name, List<Grant> grants) {
        accounts.groupExists(id, name);
        grant(id, grants);
    }

    private void grant(String group, List<Grant> grants) {
        grants.forEach(grant -> grant(group, grant));
    }

    private void grant(String group, Grant grant) {
        var known = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(grant.resource())
                .resourceId(grant.id())
                .authorizationType(AUTH_TYPE_GRANT)
                .singleResult();
        var authorization = known == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : known;
        authorization.setGroupId(group);
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.id());
        authorization.setPermissions(grant.permissions());
        authorizations.saveAuthorization(authorization);
    }
}
