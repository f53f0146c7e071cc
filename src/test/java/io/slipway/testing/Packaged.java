package io.slipway.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command that starts the application: from its jar if that is of today, else from the compiled classes. */
final class Packaged {

    private static final Path JAR = Path.of("target", "slipway.jar").toAbsolutePath();
    private static final List<String> SOURCES =
            List.of("pom.xml", "src/main", "processes", "forms", "programmes", "templates", "playbooks");
    private static final List<String> FOR_TESTS = List.of("test-classes", "process_test_coverage", "surefire");

    private Packaged() {}

    static List<String> command(List<String> settings) {
        var command = new ArrayList<>(List.of(java(), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(
                isOfToday() ? List.of("-jar", JAR.toString()) : List.of("-cp", classPath(), "io.slipway.Slipway"));
        command.addAll(settings);
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What tests wire for themselves must not be found by the application. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> FOR_TESTS.stream().noneMatch(entry::contains))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isOfToday() {
        return Files.exists(JAR)
                && SOURCES.stream()
                        .map(Path::of)
                        .allMatch(source -> newest(source).compareTo(changed(JAR)) < 0);
    }

    private static FileTime newest(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(Packaged::changed)
                    .max(Comparator.naturalOrder())
                    .orElse(FileTime.fromMillis(0));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
