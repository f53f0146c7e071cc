package io.slipway.identity;

import static io.slipway.identity.Grant.onAll;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.AUTHORIZATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.OPERATION_LOG_CATEGORY;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.SYSTEM;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/**
 * Who may do what in the engine. Nobody may start, change or delete an instance directly: releases start, move and end
 * through {@code Releases} alone. Rights on a single task come to the groups the model offers it to.
 */
final class Rights {

    static final List<Grant> APPROVER =
            List.of(app("tasklist"), onAll(FILTER, READ), onAll(PROCESS_DEFINITION, ProcessDefinitionPermissions.READ));

    /** Puts right what failed technically: looks into incidents and has jobs tried again. */
    static final List<Grant> RELEASE_MANAGER = List.of(
            app("cockpit"),
            onAll(
                    PROCESS_DEFINITION,
                    ProcessDefinitionPermissions.READ,
                    READ_INSTANCE,
                    ProcessDefinitionPermissions.RETRY_JOB),
            onAll(PROCESS_INSTANCE, ProcessInstancePermissions.READ, ProcessInstancePermissions.RETRY_JOB));

    static final List<Grant> AUDITOR = List.of(
            app("cockpit"),
            onAll(
                    PROCESS_DEFINITION,
                    ProcessDefinitionPermissions.READ,
                    READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY,
                    READ_TASK),
            onAll(DECISION_DEFINITION, READ, READ_HISTORY),
            onAll(DECISION_REQUIREMENTS_DEFINITION, READ),
            onAll(DEPLOYMENT, READ),
            onAll(OPERATION_LOG_CATEGORY, UserOperationLogCategoryPermissions.READ),
            onAll(TASK, READ));

    /** Proposes models, and accepts those of others: the application itself deploys them. */
    static final List<Grant> PROCESS_OWNER = List.of(
            app("cockpit"),
            onAll(DEPLOYMENT, READ),
            onAll(
                    PROCESS_DEFINITION,
                    ProcessDefinitionPermissions.READ,
                    READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY),
            onAll(DECISION_DEFINITION, READ, READ_HISTORY),
            onAll(DECISION_REQUIREMENTS_DEFINITION, READ));

    /** Looks after accounts and rights; approves nothing and runs no release. */
    static final List<Grant> ADMIN = List.of(
            onAll(APPLICATION, ALL),
            onAll(AUTHORIZATION, ALL),
            onAll(USER, ALL),
            onAll(GROUP, ALL),
            onAll(GROUP_MEMBERSHIP, ALL),
            onAll(FILTER, READ),
            onAll(SYSTEM, SystemPermissions.READ),
            onAll(OPERATION_LOG_CATEGORY, UserOperationLogCategoryPermissions.READ),
            onAll(DEPLOYMENT, READ),
            onAll(DECISION_DEFINITION, READ, READ_HISTORY),
            onAll(
                    PROCESS_DEFINITION,
                    ProcessDefinitionPermissions.READ,
                    READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY,
                    ProcessDefinitionPermissions.RETRY_JOB),
            onAll(PROCESS_INSTANCE, ProcessInstancePermissions.READ, ProcessInstancePermissions.RETRY_JOB));

    /** The application itself, which checks before it acts. */
    static final List<Grant> APPLICATION_ITSELF = Arrays.stream(Resources.values())
            .map(resource -> onAll(resource, ALL))
            .toList();

    private Rights() {}

    private static Grant app(String name) {
        return new Grant(APPLICATION, name, ACCESS);
    }
}
