package io.slipway.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a call of the webapps that comes without the token of their pages. The webapps do so too, but end the session of
 * the person who was tricked into the call.
 */
class WebappToken extends OncePerRequestFilter {

    /** Named, not imported: our code knows the engine's public interface only. */
    private static final String IN_SESSION = "CAMUNDA_CSRF_TOKEN";

    private static final String IN_HEADER = "X-XSRF-TOKEN";
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (HARMLESS.contains(request.getMethod())
                || session == null
                || CurrentPerson.signedIn().isEmpty()
                || isSame(session.getAttribute(IN_SESSION), request.getHeader(IN_HEADER))) {
            chain.doFilter(request, response);
        } else {
            EngineRefusal.answer(
                    response, 403, "Send the token of the page's cookie XSRF-TOKEN as " + IN_HEADER + ", or reload it");
        }
    }

    private static boolean isSame(@Nullable Object expected, @Nullable String sent) {
        return expected != null
                && sent != null
                && MessageDigest.isEqual(
                        expected.toString().getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
