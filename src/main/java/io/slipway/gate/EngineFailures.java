package io.slipway.gate;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.slipway.process.AnswerRefused;
import io.slipway.release.ConcurrencyConflict;
import io.slipway.release.RuleBroken;
import io.slipway.release.Unstorable;
import io.slipway.words.Quoted;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who use the engine's interface tell what they may mend, answered with 409 or 400 and our own words, from
 * what failed: the engine answers 500 to both.
 */
abstract class EngineFailures<E extends Throwable> implements ExceptionMapper<E> {

    private static final String GONE = "The task is no longer open; look at the release as it is now";
    private static final String UNREADABLE =
            "The body cannot be read; send JSON of the shape that the engine's documentation gives for this call";
    private static final String REST = "org.camunda.bpm.engine.rest.";
    private static final Pattern TASK = Pattern.compile("/?(?:engine/[^/]+/)?task/([^/]+)/.*");

    private final UriInfo address;

    private EngineFailures(UriInfo address) {
        this.address = address;
    }

    @Priority(1)
    static final class OfRest extends EngineFailures<RestException> {

        OfRest(@Context UriInfo address) {
            super(address);
        }
    }

    @Priority(1)
    static final class OfEngine extends EngineFailures<ProcessEngineException> {

        OfEngine(@Context UriInfo address) {
            super(address);
        }
    }

    /**
     * Two people complete a task at the same moment: what the engine has read of the task for the second may be without
     * the execution that the first has ended meanwhile, and it stumbles over that instead of refusing.
     */
    @Priority(1)
    static final class OfStumble extends EngineFailures<NullPointerException> {

        OfStumble(@Context UriInfo address) {
            super(address);
        }
    }

    /** A body of another shape than the call takes; what the library says of it names classes of the engine. */
    @Priority(1)
    static final class OfShape implements ExceptionMapper<JsonMappingException> {

        @Override
        public Response toResponse(JsonMappingException failure) {
            return answer(Response.Status.BAD_REQUEST, UNREADABLE);
        }
    }

    /** A body that is no JSON. */
    @Priority(1)
    static final class OfSyntax implements ExceptionMapper<JsonParseException> {

        @Override
        public Response toResponse(JsonParseException failure) {
            return answer(Response.Status.BAD_REQUEST, UNREADABLE);
        }
    }

    @Override
    public Response toResponse(E failure) {
        return refusal(failure)
                .orElseGet(() -> ExceptionHandlerHelper.getInstance().getResponse(failure));
    }

    private Optional<Response> refusal(Throwable failure) {
        if (ConcurrencyConflict.isBehind(failure)
                && ConcurrencyConflict.causes(failure).noneMatch(RuleBroken.class::isInstance)) {
            return Optional.of(
                    answer(Response.Status.CONFLICT, "Somebody else was quicker; look at the release as it is now"));
        }
        return ConcurrencyConflict.causes(failure)
                .flatMap(cause -> told(cause).stream())
                .findFirst()
                .or(() -> Unstorable.isBehind(failure)
                        ? Optional.of(answer(Response.Status.BAD_REQUEST, Unstorable.REFUSAL))
                        : Optional.empty());
    }

    private Optional<Response> told(Throwable cause) {
        if (cause instanceof RuleBroken || cause instanceof TaskAlreadyClaimedException) {
            return Optional.of(answer(Response.Status.CONFLICT, cause.getMessage()));
        }
        if (cause instanceof AnswerRefused) {
            return Optional.of(answer(Response.Status.BAD_REQUEST, cause.getMessage()));
        }
        if (cause instanceof NullPointerException && isOverBody(cause)) {
            return Optional.of(answer(Response.Status.BAD_REQUEST, UNREADABLE));
        }
        var gone = cause instanceof NullValueException
                && String.valueOf(cause.getMessage()).startsWith("Cannot find task");
        if (cause instanceof NullValueException && !gone) {
            return Optional.of(answer(
                    Response.Status.NOT_FOUND,
                    "Something that you name is not there, or left out: " + Quoted.message(cause.getMessage())));
        }
        var stumbled = cause instanceof NullPointerException || cause instanceof AuthorizationException;
        return gone || (stumbled && lostTask())
                ? Optional.of(answer(Response.Status.CONFLICT, GONE))
                : Optional.empty();
    }

    /** The engine's interface stumbles over a body of {@code null} before it asks the engine. */
    private static boolean isOverBody(Throwable failure) {
        var trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(REST);
    }

    /** Whoever loses a task also loses the rights to it; what they are told is that it is gone. */
    private boolean lostTask() {
        var path = TASK.matcher(address.getPath());
        return path.matches() && isGone(path.group(1));
    }

    private static boolean isGone(String task) {
        var engine = ProcessEngines.getDefaultProcessEngine(false);
        var people = engine.getIdentityService();
        var signedIn = people.getCurrentAuthentication();
        people.clearAuthentication();
        try {
            return engine.getTaskService().createTaskQuery().taskId(task).count() == 0;
        } finally {
            if (signedIn != null) {
                people.setAuthentication(signedIn);
            }
        }
    }

    private static Response answer(Response.Status status, @Nullable String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("type", "Refused", "message", Quoted.message(message)))
                .build();
    }
}
