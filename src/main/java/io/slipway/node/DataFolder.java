package io.slipway.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Makes sure, before anything is written, that the data folder can be written and that its owner alone reads it. */
class DataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    /** What lies in it from earlier starts; whatever else somebody keeps beside it is not ours to close. */
    private static final List<String> OURS =
            List.of("db", "runs", "evidence", "tickets", "artefacts", "playbooks", "sandbox", "slipway.", "demo-");

    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var data = Path.of(context.getEnvironment().getRequiredProperty("slipway.data"));
        var home = Path.of(context.getEnvironment().getProperty("slipway.home", "."));
        prepare(data, home);
        context.addApplicationListener(new ApplicationListener<ApplicationReadyEvent>() {
            @Override
            public void onApplicationEvent(ApplicationReadyEvent started) {
                // a first start has made its files by now, as open as the umask of its user lets them be
                prepare(data, home);
            }
        });
    }

    static void prepare(Path data, Path home) {
        var folder = data.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".probe", ""));
        } catch (IOException refused) {
            throw new IllegalStateException(
                    "The data folder " + folder + " cannot be written by the user " + System.getProperty("user.name")
                            + "; give it to this user, make room, or name another in SLIPWAY_DATA (" + refused + ")",
                    refused);
        }
        try {
            if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
                close(folder, home.toAbsolutePath().normalize());
            }
        } catch (IOException | UncheckedIOException refused) {
            LOG.warn(
                    "Others may read the data in {}: {}; let its files belong to the user who runs Slipway",
                    folder,
                    refused);
        }
    }

    private static void close(Path folder, Path home) throws IOException {
        // where the owners' folders lie within it, their owners have to come in
        if (folder.getParent() != null && !home.startsWith(folder)) {
            restrict(folder);
        }
        var playbooksOfOwners = home.resolve("playbooks");
        try (var entries =
                Files.newDirectoryStream(folder, entry -> isOurs(entry) && !entry.equals(playbooksOfOwners))) {
            for (var entry : entries) {
                closeAll(entry);
            }
        }
    }

    private static boolean isOurs(Path entry) {
        var name = entry.getFileName().toString();
        return OURS.stream()
                .anyMatch(ours -> ours.endsWith(".") || ours.endsWith("-") ? name.startsWith(ours) : name.equals(ours));
    }

    /** Links are not followed, and what a run that goes on removes meanwhile is not missed. */
    private static void closeAll(Path entry) throws IOException {
        Files.walkFileTree(entry, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                restrict(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    restrict(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException why) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void restrict(Path path) throws IOException {
        try {
            var permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
            if (permissions.retainAll(OWNER)) {
                Files.setPosixFilePermissions(path, permissions);
            }
        } catch (NoSuchFileException gone) {
            LOG.debug("{} has gone meanwhile", path);
        }
    }
}
