package io.slipway.http.pages;

import io.slipway.http.Failures;
import io.slipway.http.FieldRefused;
import io.slipway.http.Forbidden;
import io.slipway.http.Problems;
import io.slipway.http.Unknown;
import io.slipway.http.Viewer;
import io.slipway.programme.Programmes;
import io.slipway.release.ConcurrencyConflict;
import io.slipway.release.RuleBroken;
import io.slipway.release.Unstorable;
import io.slipway.tickets.DefectLog;
import io.slipway.words.Quoted;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** What every page has: who looks at it, the browser's rules for it, and a page for what went wrong. */
@ControllerAdvice(annotations = Page.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageFrame {

    private static final Logger LOG = LoggerFactory.getLogger(PageFrame.class);
    private static final String RULES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Programmes programmes;
    private final Clock clock;
    private final boolean demo;

    PageFrame(Programmes programmes, Clock clock, Environment environment) {
        this.programmes = programmes;
        this.clock = clock;
        this.demo = environment.acceptsProfiles(Profiles.of("demo", "sandbox"));
    }

    @ModelAttribute
    void rules(HttpServletResponse response) {
        strict(response);
    }

    @ModelAttribute("viewer")
    Viewer viewer(Viewer viewer) {
        return viewer;
    }

    @ModelAttribute("roles")
    List<String> roles(Viewer viewer) {
        return viewer.roles(programmes.all());
    }

    /** Whoever has no part in a programme never has a task, and Tasklist does not let them in. */
    @ModelAttribute("hasTasks")
    boolean hasTasks(Viewer viewer) {
        return programmes.all().stream().anyMatch(viewer::takesPart);
    }

    @ModelAttribute("hasDefects")
    boolean hasDefects() {
        return programmes.all().stream().anyMatch(DefectLog::follows);
    }

    @ModelAttribute("now")
    Instant now() {
        return clock.instant();
    }

    @ModelAttribute("demo")
    boolean demo() {
        return demo;
    }

    /** Pages carry no inline script or style and load nothing from elsewhere; the browser holds them to it. */
    static void strict(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", RULES);
        response.setHeader("Referrer-Policy", "same-origin");
    }

    @ExceptionHandler
    ModelAndView refused(RuleBroken refusal) {
        return Failures.page(HttpStatus.CONFLICT, String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ModelAndView unknown(Unknown unknown) {
        return Failures.page(HttpStatus.NOT_FOUND, String.valueOf(unknown.getMessage()));
    }

    @ExceptionHandler
    ModelAndView forbidden(Forbidden forbidden) {
        return Failures.page(HttpStatus.FORBIDDEN, String.valueOf(forbidden.getMessage()));
    }

    @ExceptionHandler
    ModelAndView tooBig(MaxUploadSizeExceededException refusal) {
        return Failures.page(
                HttpStatus.PAYLOAD_TOO_LARGE, "The upload is too big; 20 MB per file and 25 MB together are the most.");
    }

    @ExceptionHandler
    ModelAndView refused(FieldRefused refusal) {
        return Failures.page(HttpStatus.BAD_REQUEST, refusal.field() + ": " + refusal.getMessage());
    }

    @ExceptionHandler
    ModelAndView unreadable(MultipartException broken) {
        return Failures.page(HttpStatus.BAD_REQUEST, Problems.UPLOAD);
    }

    @ExceptionHandler
    ModelAndView unreadable(TypeMismatchException wrong) {
        return Failures.page(
                HttpStatus.BAD_REQUEST,
                Quoted.of(wrong.getValue()) + " cannot be read"
                        + (wrong.getPropertyName() == null ? "" : " as " + Quoted.of(wrong.getPropertyName()))
                        + "; go back and correct it.");
    }

    /** Security decides about access; the filter chain in front turns this into its answer. */
    @ExceptionHandler
    ModelAndView denied(AccessDeniedException denied) {
        throw denied;
    }

    @ExceptionHandler
    ModelAndView failed(RuntimeException failure) {
        if (failure instanceof ErrorResponse known) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            return Failures.page(status, Failures.said(status));
        }
        if (ConcurrencyConflict.isBehind(failure)) {
            return Failures.page(
                    HttpStatus.CONFLICT,
                    "Somebody else was quicker. Look at the release again, then repeat what applies.");
        }
        if (Unstorable.isBehind(failure)) {
            return Failures.page(HttpStatus.BAD_REQUEST, Unstorable.REFUSAL);
        }
        LOG.error("A page failed", failure);
        return Failures.page(HttpStatus.INTERNAL_SERVER_ERROR, "Slipway could not do this; the failure is in its log.");
    }
}
