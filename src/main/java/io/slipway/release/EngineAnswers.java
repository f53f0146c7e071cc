package io.slipway.release;

import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;

/**
 * Lets those who use the engine's interface tell what they may mend, answered with 409 and our own words, from what
 * failed: the engine answers 500 to both.
 */
final class EngineAnswers {

    private static final String GONE = "The task is no longer open; look at the release as it is now";

    private EngineAnswers() {}

    @Priority(1)
    static final class OfRest implements ExceptionMapper<RestException> {

        @Override
        public Response toResponse(RestException failure) {
            return answer(failure);
        }
    }

    @Priority(1)
    static final class OfEngine implements ExceptionMapper<ProcessEngineException> {

        @Override
        public Response toResponse(ProcessEngineException failure) {
            return answer(failure);
        }
    }

    /**
     * Two people complete a task at the same moment: what the engine has read of the task for the second may be without
     * the execution that the first has ended meanwhile, and it stumbles over that instead of refusing.
     */
    @Priority(1)
    static final class OfStumble implements ExceptionMapper<NullPointerException> {

        private static final Pattern TASK = Pattern.compile("/?(?:engine/[^/]+/)?task/([^/]+)/.*");

        private final UriInfo address;

        OfStumble(@Context UriInfo address) {
            this.address = address;
        }

        @Override
        public Response toResponse(NullPointerException failure) {
            return answer(failure, lostTask() ? Optional.of(GONE) : Optional.empty());
        }

        private boolean lostTask() {
            var path = TASK.matcher(address.getPath());
            return path.matches()
                    && ProcessEngines.getDefaultProcessEngine(false)
                                    .getTaskService()
                                    .createTaskQuery()
                                    .taskId(path.group(1))
                                    .count()
                            == 0;
        }
    }

    private static Response answer(Throwable failure) {
        return answer(failure, refusal(failure));
    }

    private static Response answer(Throwable failure, Optional<String> refusal) {
        return refusal.map(message -> Response.status(Response.Status.CONFLICT)
                        .type(MediaType.APPLICATION_JSON)
                        .entity(Map.of("type", "Refused", "message", message))
                        .build())
                .orElseGet(() -> ExceptionHandlerHelper.getInstance().getResponse(failure));
    }

    private static Optional<String> refusal(Throwable failure) {
        if (LostRace.isBehind(failure)) {
            return Optional.of("Somebody else was quicker; look at the release as it is now");
        }
        return causes(failure).flatMap(cause -> told(cause).stream()).findFirst();
    }

    private static Optional<String> told(Throwable cause) {
        if (cause instanceof RuleBroken || cause instanceof TaskAlreadyClaimedException) {
            return Optional.of(String.valueOf(cause.getMessage()));
        }
        var gone = cause instanceof NullValueException
                && String.valueOf(cause.getMessage()).startsWith("Cannot find task");
        return gone ? Optional.of(GONE) : Optional.empty();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
