package io.slipway.http;

import io.slipway.words.Quoted;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** The last word on requests that failed before or outside any controller: a problem for programs, a page for people. */
@Controller
public class Failures implements ErrorController {

    private static final List<String> PROGRAMS = List.of("/api", "/engine-rest", "/camunda/api");

    private static final Map<Integer, String> SAID = Map.of(
            400, "The request cannot be understood.",
            401, "Sign in first.",
            403, "This is not yours to do.",
            404, "There is nothing at this address.",
            405, "This address does not take that method.",
            413, "The upload is too big; 20 MB per file is the most.",
            415, "Send another kind of content, for example application/json.");

    @RequestMapping("/error")
    Object answer(HttpServletRequest request) {
        var status = status(request);
        var said = isRefusedUpload(request, status)
                ? "The upload was refused. It is too big (20 MB per file and 25 MB together are the most), or you were"
                        + " signed out meanwhile."
                : said(status);
        return isProgram(request) ? problem(status, said, address(request)) : page(status, said);
    }

    public static String said(HttpStatus status) {
        return SAID.getOrDefault(
                status.value(),
                status.is4xxClientError()
                        ? "The request cannot be answered: " + status.getReasonPhrase() + "."
                        : "Slipway could not do this; the failure is in its log.");
    }

    /** The token against forged requests cannot be read from a form that is too big, so it looks like a missing right. */
    private static boolean isRefusedUpload(HttpServletRequest request, HttpStatus status) {
        return status == HttpStatus.FORBIDDEN
                && String.valueOf(request.getContentType()).startsWith("multipart/form-data");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String said, String address) {
        var problem = Problems.problem(status, status.getReasonPhrase(), said);
        problem.setInstance(URI.create(UriUtils.encodePath(Quoted.plain(address), StandardCharsets.UTF_8)));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    public static ModelAndView page(HttpStatus status, String said) {
        return new ModelAndView("failure", Map.of("status", status, "said", Quoted.message(said)), status);
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }

    /** Whether a program asked, which reads no page. */
    private static boolean isProgram(HttpServletRequest request) {
        return isForPrograms(address(request).substring(request.getContextPath().length()));
    }

    static boolean isForPrograms(String address) {
        return PROGRAMS.stream().anyMatch(address::startsWith);
    }

    private static String address(HttpServletRequest request) {
        var address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return address instanceof String path ? path : request.getRequestURI();
    }
}
