package io.slipway.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what the engine would take but the house does not allow, by whichever of its two addresses it comes. */
@Component
class RestGuard extends OncePerRequestFilter {

    private static final int LIMIT = 5 * 1024 * 1024;

    private final List<BodyCheck> checks;
    private final JsonMapper json = new JsonMapper();

    RestGuard(List<BodyCheck> checks) {
        this.checks = checks;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var check = checks.stream().filter(one -> one.concerns(request)).findFirst();
        if (check.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            answer(response, 413, "At most " + LIMIT / 1024 / 1024 + " MB are taken at once; send less");
            return;
        }
        var problems = check.get().problems(request, body);
        if (problems.isEmpty()) {
            chain.doFilter(new Replay(request, body), response);
        } else {
            answer(response, 400, String.join("\n", problems));
        }
    }

    /** In the shape of the engine's own refusals, which Camunda Modeler shows to its user. */
    private void answer(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Map.of("type", "InvalidRequestException", "message", message));
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
