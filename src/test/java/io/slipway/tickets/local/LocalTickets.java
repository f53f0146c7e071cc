package io.slipway.tickets.local;

import io.slipway.tickets.TicketSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The local ticket system with the demo's tickets, for tests of the rooms around it. */
public final class LocalTickets {

    private LocalTickets() {}

    public static TicketSystem sample(Path data) {
        return new TicketFiles(data, true);
    }

    public static void write(Path data, String text) {
        write(data, "FLIP", text);
    }

    public static void write(Path data, String project, String text) {
        try {
            Files.createDirectories(data.resolve("tickets"));
            Files.writeString(data.resolve("tickets/" + project + ".yaml"), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
