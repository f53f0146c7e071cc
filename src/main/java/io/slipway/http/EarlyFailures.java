package io.slipway.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Answers requests that the server itself refuses before any of our code sees them, as {@link Failures} does later. */
@Component
class EarlyFailures implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String PROBLEM = """
            {"type":"about:blank","title":"Not readable","status":%d,\
            "detail":"The request cannot be read: its address or a header is too long or holds a character that does not belong there."}
            """;
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head><meta charset="utf-8"><title>That did not work</title><link rel="stylesheet" href="/assets/slipway.css"></head>
            <body><main class="wide narrow">
            <h1>That did not work</h1>
            <p>The request cannot be read: its address or a header is too long or holds a character that does not belong there.</p>
            <p><a href="/">Back to the releases</a></p>
            </main></body>
            </html>
            """;

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Report.class.getName());
            }
        });
    }

    /** Made by the server, by its name. */
    public static final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var program = Failures.isForPrograms(String.valueOf(request.getRequestURI()));
            try {
                response.setContentType(program ? "application/problem+json" : "text/html");
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                response.getReporter().write(program ? PROBLEM.formatted(status) : PAGE);
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                getContainer().getLogger().debug("Nobody reads the answer any more", gone);
            }
        }
    }
}
