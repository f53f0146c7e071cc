package io.slipway.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few megabytes in memory, which fills up as a disk does. Only the superuser can mount one. */
public record SmallDisk(Path folder) implements AutoCloseable {

    public static boolean canBeMounted() {
        try (var probe = ofMegabytes(1)) {
            return Files.isDirectory(probe.folder());
        } catch (IOException refused) {
            return false;
        }
    }

    public static SmallDisk ofMegabytes(int size) throws IOException {
        var parent = Files.createDirectories(Path.of("target", "running").toAbsolutePath());
        var folder = Files.createTempDirectory(parent, "disk");
        run("mount", "-t", "tmpfs", "-o", "size=" + size + "m", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    /** Takes all the room there is. */
    public void fill() throws IOException {
        var block = new byte[1024 * 1024];
        try (var file = Files.newOutputStream(filler())) {
            while (true) {
                file.write(block);
            }
        } catch (IOException full) {
            if (Files.getFileStore(folder).getUsableSpace() > block.length) {
                throw full;
            }
        }
    }

    /** Gives the room back. */
    public void empty() throws IOException {
        Files.delete(filler());
    }

    @Override
    public void close() throws IOException {
        run("umount", "--lazy", folder.toString());
        Files.delete(folder);
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static void run(String... command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
