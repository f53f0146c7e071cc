package io.slipway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.slipway.release.ConcurrencyConflict;
import io.slipway.release.FieldBroken;
import io.slipway.release.RuleBroken;
import io.slipway.release.Unstorable;
import io.slipway.words.Quoted;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every failure of the REST interface with a problem document (RFC 9457). */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    public static final String UPLOAD =
            "The upload cannot be read; send plain files with plain names, as a browser's form does";

    /** What is wrong with one field of the request. */
    record FieldProblem(String field, String message) {

        FieldProblem {
            field = Quoted.plain(field);
            message = Quoted.message(message);
        }
    }

    @ExceptionHandler
    ProblemDetail refused(RuleBroken refusal) {
        return problem(HttpStatus.CONFLICT, "A rule stands against it", refusal.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(FieldBroken refusal) {
        return fields(List.of(new FieldProblem(refusal.field(), String.valueOf(refusal.getMessage()))));
    }

    @ExceptionHandler
    ProblemDetail unprocessable(Unprocessable refusal) {
        return problem(HttpStatus.UNPROCESSABLE_ENTITY, "The content breaks a rule", refusal.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unknown(Unknown unknown) {
        return problem(HttpStatus.NOT_FOUND, "Not found", unknown.getMessage());
    }

    @ExceptionHandler
    ProblemDetail forbidden(Forbidden forbidden) {
        return problem(HttpStatus.FORBIDDEN, "Not yours to do", forbidden.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(FieldRefused refusal) {
        return fields(List.of(new FieldProblem(refusal.field(), String.valueOf(refusal.getMessage()))));
    }

    @ExceptionHandler
    ProblemDetail unreadable(Unreadable unreadable) {
        return unreadable(unreadable.getCause());
    }

    /** Security decides about access; the filter chain in front turns this into its answer. */
    @ExceptionHandler
    ProblemDetail denied(AccessDeniedException denied) {
        throw denied;
    }

    /** A part whose name or kind no upload has, or one that breaks off. */
    @ExceptionHandler
    ProblemDetail unreadable(MultipartException broken) {
        return problem(HttpStatus.BAD_REQUEST, "Not readable", UPLOAD);
    }

    @ExceptionHandler
    ProblemDetail failed(RuntimeException failure) {
        if (ConcurrencyConflict.isBehind(failure)) {
            return problem(
                    HttpStatus.CONFLICT,
                    "Somebody else was quicker",
                    "The release moved on at this moment; look at it again and repeat what still applies");
        }
        if (Unstorable.isBehind(failure)) {
            return problem(HttpStatus.BAD_REQUEST, "Not to be kept", Unstorable.REFUSAL);
        }
        LOG.error("A request failed", failure);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "Slipway failed", "The failure is in the log; nothing was changed");
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = fields(invalid.getFieldErrors().stream()
                .map(error -> new FieldProblem(error.getField(), String.valueOf(error.getDefaultMessage())))
                .toList());
        return ResponseEntity.badRequest().headers(headers).body(problem);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return ResponseEntity.badRequest().headers(headers).body(unreadable(unreadable.getCause()));
    }

    private static ProblemDetail unreadable(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException stranger) {
            return fields(List.of(new FieldProblem(
                    path(stranger), "There is no such property; known are " + stranger.getKnownPropertyIds())));
        }
        if (cause instanceof JsonMappingException mapping) {
            return fields(List.of(new FieldProblem(path(mapping), "The value cannot be used: it has the wrong form")));
        }
        if (cause instanceof JsonProcessingException syntax) {
            return problem(HttpStatus.BAD_REQUEST, "Not JSON", "The body is no JSON" + place(syntax));
        }
        return problem(HttpStatus.BAD_REQUEST, "Not readable", "The body cannot be read; send JSON in UTF-8");
    }

    private static String place(JsonProcessingException syntax) {
        var place = syntax.getLocation();
        return place == null ? "" : "; see line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static ProblemDetail fields(List<FieldProblem> errors) {
        var problem = problem(
                HttpStatus.BAD_REQUEST,
                "Some fields cannot be used",
                errors.stream()
                        .map(error -> error.field() + ": " + error.message())
                        .collect(Collectors.joining("; ")));
        problem.setProperty("errors", errors);
        return problem;
    }

    public static ProblemDetail problem(HttpStatus status, String title, @Nullable String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, Quoted.message(detail));
        problem.setTitle(title);
        return problem;
    }
}
