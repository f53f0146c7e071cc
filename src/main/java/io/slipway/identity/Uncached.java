package io.slipway.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps the webapps' pages and what they show out of every store; their scripts and pictures may be kept. */
class Uncached extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAsset(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            chain.doFilter(request, new Kept(response));
        }
    }

    private static boolean isAsset(String path) {
        return path.startsWith("/camunda/api/")
                ? path.contains("/static/")
                : path.matches(".*\\.(?:js|css|json|png|svg|ico|woff2?|ttf|eot|map)");
    }

    /** Camunda's own filter asks for less. */
    private static final class Kept extends HttpServletResponseWrapper {

        Kept(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            if (!name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (!name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)) {
                super.addHeader(name, value);
            }
        }
    }
}
