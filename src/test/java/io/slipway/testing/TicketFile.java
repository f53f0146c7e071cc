package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** The local ticket system's file, in which a team writes its tickets by hand. */
public final class TicketFile {

    private static final String TICKET = """
              - {key: %s, kind: %s, summary: "%s", status: Done, done: true%s}
            """;

    private TicketFile() {}

    /** Adds a feature, a feature with a flag, and a bug. */
    public static void add(ApplicationContext context, List<String> keys) {
        var added = TICKET.formatted(keys.get(0), "FEATURE", "Query a cohort across Trusts", "")
                + TICKET.formatted(keys.get(1), "FEATURE", "Export a cohort", ", featureFlag: cohort-export")
                + TICKET.formatted(keys.get(2), "BUG", "Upload times out", ", severity: 3");
        change(context, text -> insert(text, added));
    }

    /** Adds a bug that is mended, as a late fix is. */
    public static void addFix(ApplicationContext context, String key) {
        change(context, text -> insert(text, TICKET.formatted(key, "BUG", "Late fix", ", severity: 3")));
    }

    /** Adds a bug that nobody has mended, without a workaround; without a severity, if nobody has rated it. */
    public static void addOpenBug(ApplicationContext context, String key, @Nullable Integer severity) {
        var bug = "  - {key: %s, kind: BUG, summary: \"Broken\", status: Open, done: false, severity: %d}%n";
        change(context, text -> insert(text, bug.formatted(key, severity)));
    }

    /** Somebody sets the ticket to done, or takes it up again. */
    public static void finish(ApplicationContext context, String key, boolean done) {
        change(context, text -> text.replaceFirst("(?s)(key: \"?" + key + "\"?.*?done: )(?:true|false)", "$1" + done));
    }

    /** The bug was mended or closed: it leaves the project. */
    public static void close(ApplicationContext context, String key) {
        change(context, text -> remove(text, key));
    }

    private static String insert(String text, String tickets) {
        return text.replaceFirst("(?m)^tickets:.*\\n", "tickets:\n" + tickets);
    }

    /** The application writes the file anew, one property to a line: a ticket ends where the next begins. */
    private static String remove(String text, String key) {
        return text.replaceFirst("(?m)^(\\s*)- \\{?key: \"?" + key + "\"?.*\\n((?!\\1- |releases:).*\\n)*", "");
    }

    private static void change(ApplicationContext context, UnaryOperator<String> change) {
        var file = Path.of(context.getEnvironment().getRequiredProperty("slipway.data"), "tickets", "FLIP.yaml");
        try {
            Files.writeString(file, change.apply(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
