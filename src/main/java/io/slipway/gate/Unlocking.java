package io.slipway.gate;

import io.slipway.identity.Guesses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever may unlock an account in the engine also ends the pauses that guessing at it has led to. */
class Unlocking extends OncePerRequestFilter {

    private final Guesses guesses;

    Unlocking(Guesses guesses) {
        this.guesses = guesses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_NO_CONTENT
                && BodyCheck.asks(request, "POST", "/user/{id}/unlock")) {
            guesses.forgive(BodyCheck.part(request, 1));
        }
    }
}
