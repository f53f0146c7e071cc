package io.slipway.deployment.ansible;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process that claimed a run, recognised by process id, start time and boot: a process id alone may have been given
 * to somebody else.
 */
record Launcher(long pid, long startTicks, String bootId) {

    private static final Path PROC = Path.of("/proc");

    private static final int STATE = 0;
    private static final int SESSION = 3;
    private static final int START_TICKS = 19;

    static Launcher of(JsonNode claim) {
        return new Launcher(
                claim.path("pid").asLong(),
                claim.path("start").asLong(),
                claim.path("boot").asText());
    }

    /** Whether it, or anything it started, is still at work. */
    boolean isAtWork() {
        return bootId.equals(currentBoot()) && (isAlive() || hasOrphans());
    }

    private boolean isAlive() {
        return stat(PROC.resolve(Long.toString(pid)))
                .filter(Launcher::isNoZombie)
                .filter(fields -> Long.parseLong(fields[START_TICKS]) == startTicks)
                .isPresent();
    }

    private boolean hasOrphans() {
        try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var process : processes) {
                var mine = stat(process)
                        .filter(Launcher::isNoZombie)
                        .filter(fields -> Long.parseLong(fields[SESSION]) == pid);
                if (mine.isPresent()) {
                    return true;
                }
            }
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isNoZombie(String[] fields) {
        return !fields[STATE].equals("Z");
    }

    /** Returns the fields after the process name, which may itself hold blanks and brackets. */
    private static Optional<String[]> stat(Path process) {
        try {
            var text = Files.readString(process.resolve("stat"));
            return Optional.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    private static String currentBoot() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
