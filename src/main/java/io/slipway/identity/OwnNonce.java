package io.slipway.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets the scripts of a webapp's page run when several are asked for at the same moment. Camunda keeps the nonce of the
 * answer it works on for the whole application, so a page may carry that of another; the browser then refuses its scripts.
 */
class OwnNonce extends OncePerRequestFilter {

    private static final Pattern IN_RULES = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"[^\"]*\"");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().matches("/camunda/app/[^/]+/[^/]+/(?:index\\.html)?");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        var nonce = Optional.ofNullable(page.getHeader("Content-Security-Policy"))
                .flatMap(rules -> IN_RULES.matcher(rules).results().findFirst())
                .map(found -> found.group(1));
        if (nonce.isPresent()) {
            var text = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
            var own = IN_PAGE.matcher(text).replaceAll((MatchResult other) -> "nonce=\"" + nonce.get() + "\"");
            page.resetBuffer();
            page.getOutputStream().write(own.getBytes(StandardCharsets.UTF_8));
        }
        page.copyBodyToResponse();
    }
}
