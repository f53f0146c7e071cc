package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** The local ticket system's file, in which a team writes its tickets by hand. */
final class TicketFile {

    private static final String TICKET = """
              - {key: %s, kind: %s, summary: "%s", status: Done, done: true%s}
            """;

    private TicketFile() {}

    /** Adds a feature, a feature with a flag, and a bug. */
    static void add(ApplicationContext context, List<String> keys) {
        var file = Path.of(context.getEnvironment().getRequiredProperty("slipway.data"), "tickets", "FLIP.yaml");
        var added = TICKET.formatted(keys.get(0), "FEATURE", "Query a cohort across Trusts", "")
                + TICKET.formatted(keys.get(1), "FEATURE", "Export a cohort", ", featureFlag: cohort-export")
                + TICKET.formatted(keys.get(2), "BUG", "Upload times out", ", severity: 3");
        try {
            Files.writeString(file, Files.readString(file).replaceFirst("(?m)^tickets:.*\\n", "tickets:\n" + added));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
