package io.slipway.release;

import jakarta.annotation.Priority;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;

/**
 * Lets those who use the engine's interface tell what they may mend, answered with 409 and our own words, from what
 * failed: the engine answers 500 to both.
 */
final class EngineAnswers {

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

    private static Response answer(Throwable failure) {
        return refusal(failure)
                .map(message -> Response.status(Response.Status.CONFLICT)
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
        return gone ? Optional.of("The task is no longer open; look at the release as it is now") : Optional.empty();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
