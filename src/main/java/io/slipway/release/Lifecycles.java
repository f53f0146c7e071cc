package io.slipway.release;

import io.slipway.process.ApplicationRights;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.springframework.stereotype.Component;

/** The engine, as {@link Releases} drives it: on the application's own authority, whoever is signed in. */
@Component
class Lifecycles {

    private final RuntimeService engine;
    private final IdentityService people;

    Lifecycles(RuntimeService engine, IdentityService people) {
        this.engine = engine;
        this.people = people;
    }

    /** Returns the id of the new process instance. */
    String start(String process, ReleaseKey key, Map<String, Object> variables, String by) {
        return start(process, key.value(), variables, by);
    }

    /** Returns the id of the new process instance, which is about something else than a release. */
    String start(String process, String key, Map<String, Object> variables, String by) {
        return inTheNameOf(
                by,
                () -> engine.createProcessInstanceByKey(process)
                        .businessKey(key)
                        .setVariables(variables)
                        .execute()
                        .getId());
    }

    /** Returns where the release waits for the message; the first place, where there are several. */
    Optional<String> waitingFor(ReleaseKey key, String message) {
        return onOwnAuthority(
                () -> executions(key, message).map(Execution::getId).findFirst());
    }

    /** Returns where the release waits for the message with this value of the variable in scope. */
    Optional<String> waitingFor(ReleaseKey key, String message, String variable, Object value) {
        return onOwnAuthority(() -> executions(key, message)
                .map(Execution::getId)
                .filter(execution -> value.equals(engine.getVariable(execution, variable)))
                .findFirst());
    }

    boolean isRunning(String processInstance) {
        return onOwnAuthority(() -> engine.createProcessInstanceQuery()
                        .processInstanceId(processInstance)
                        .count()
                > 0);
    }

    Object variable(String execution, String name) {
        return onOwnAuthority(() -> engine.getVariable(execution, name));
    }

    void tell(String execution, String message, Map<String, Object> variables) {
        onOwnAuthority(
                () -> heard(execution, message, () -> engine.messageEventReceived(message, execution, variables)));
    }

    /** Tells the lifecycle what a person wants, so that the engine's operation log names them. */
    void tell(String execution, String message, String by) {
        inTheNameOf(by, () -> heard(execution, message, () -> engine.messageEventReceived(message, execution)));
    }

    /** What has moved on meanwhile does not hear it; the engine stumbles over that in several ways. */
    private String heard(String execution, String message, Runnable call) {
        try {
            call.run();
            return execution;
        } catch (ProcessEngineException failed) {
            if (!hasBrokenTransaction(failed) && !waits(execution, message)) {
                throw new Overtaken(
                        "The release moved on at this moment; look at it again and repeat what still applies");
            }
            throw failed;
        }
    }

    /** After an error of its own PostgreSQL answers nothing more in a transaction. */
    private static boolean hasBrokenTransaction(ProcessEngineException failed) {
        return ConcurrencyConflict.causes(failed).anyMatch(SQLException.class::isInstance);
    }

    private boolean waits(String execution, String message) {
        return onOwnAuthority(() -> engine.createExecutionQuery()
                        .executionId(execution)
                        .messageEventSubscriptionName(message)
                        .count()
                > 0);
    }

    /** Returns false when the instance has ended and can carry no incident. */
    boolean incident(String processInstance, String type, ReleaseKey key, String message) {
        return onOwnAuthority(() -> {
            var place = placeInModel(processInstance);
            place.ifPresent(execution -> engine.createIncident(type, execution, key.value(), message));
            return place.isPresent();
        });
    }

    private Stream<Execution> executions(ReleaseKey key, String message) {
        return engine
                .createExecutionQuery()
                .processInstanceBusinessKey(key.value())
                .messageEventSubscriptionName(message)
                .list()
                .stream();
    }

    private Optional<String> placeInModel(String processInstance) {
        return Optional.ofNullable(engine.getActivityInstance(processInstance)).flatMap(Lifecycles::firstLeaf);
    }

    private static Optional<String> firstLeaf(ActivityInstance place) {
        return Stream.concat(
                        Arrays.stream(place.getChildTransitionInstances()).map(TransitionInstance::getExecutionId),
                        Arrays.stream(place.getChildActivityInstances())
                                .flatMap(child ->
                                        firstLeaf(child)
                                                .or(() -> Arrays.stream(child.getExecutionIds())
                                                        .findFirst())
                                                .stream()))
                .findFirst();
    }

    private <T> T onOwnAuthority(Supplier<T> call) {
        return as(people::clearAuthentication, call);
    }

    /**
     * Who may ask for what is decided before a call gets here. The engine's own rights would also let those who may start a
     * release start it past its record, so nobody has them: the person is named, with the rights of the application.
     */
    private <T> T inTheNameOf(String person, Supplier<T> call) {
        return as(() -> people.setAuthentication(person, List.of(ApplicationRights.GROUP)), call);
    }

    private <T> T as(Runnable authenticate, Supplier<T> call) {
        var signedIn = people.getCurrentAuthentication();
        authenticate.run();
        try {
            return call.get();
        } finally {
            people.clearAuthentication();
            if (signedIn != null) {
                people.setAuthentication(signedIn);
            }
        }
    }
}
