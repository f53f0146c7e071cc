package io.slipway.benchmark;

import io.slipway.testing.PlannedRelease;
import io.slipway.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the application holds in memory while one release after the other comes to its end. */
public final class MemoryFigures implements AutoCloseable {

    private static final int MEGA = 1024 * 1024;

    private final Application application = Application.stored();

    /**
     * Memory in megabytes.
     *
     * @param resident what the operating system says that the process holds, the driver with it
     * @param heap what is in use after a collection
     */
    public record Held(long resident, long heap) {}

    public Held after(int releases) {
        for (var number = 0; number < releases; number++) {
            application.context().getBean(TestClock.class).reset();
            var release = PlannedRelease.start(application.context(), "Lifecycle");
            release.throughRestore();
            release.close();
        }
        return new Held(resident(), heap());
    }

    @Override
    public void close() {
        application.close();
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / MEGA;
    }

    private static long resident() {
        try {
            return lines().stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status"));
    }
}
