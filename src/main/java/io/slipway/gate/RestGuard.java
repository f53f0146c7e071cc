package io.slipway.gate;

import io.slipway.identity.EngineRefusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what the engine would take but the house does not allow, by whichever of its two addresses it comes. */
@Component
class RestGuard extends OncePerRequestFilter {

    private static final int LIMIT = 5 * 1024 * 1024;

    /** The engine stumbles over nothing at all where it expects an object. */
    private static final byte[] EMPTY = {'{', '}'};

    private final List<BodyCheck> checks;

    RestGuard(List<BodyCheck> checks) {
        this.checks = checks;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var concerned = checks.stream().filter(check -> check.concerns(request)).toList();
        if (concerned.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            EngineRefusal.answer(response, 413, "At most " + LIMIT / 1024 / 1024 + " MB are taken at once; send less");
            return;
        }
        for (var check : concerned) {
            var problems = check.problems(request, body);
            if (!problems.isEmpty()) {
                EngineRefusal.answer(response, 400, String.join("\n", problems));
                return;
            }
        }
        chain.doFilter(new Replay(request, body.length == 0 ? EMPTY : body), response);
    }

    /** A request whose body was read and can be read once more. */
    private static final class Replay extends HttpServletRequestWrapper {

        private final ServletInputStream body;

        Replay(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new Body(new ByteArrayInputStream(body));
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The engine's interface reads at once");
        }
    }
}
