package io.slipway.http;

import io.slipway.release.People;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps the name of whoever is about to change something, at every address, so that the record names them by it. */
@Component
class NamesNoted extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final People people;

    NamesNoted(People people) {
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse answer, FilterChain next)
            throws ServletException, IOException {
        var person = request.getRemoteUser();
        if (person != null && !READING.contains(request.getMethod())) {
            people.note(person);
        }
        next.doFilter(request, answer);
    }
}
