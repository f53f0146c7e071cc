package io.slipway.deployment.following;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What this application is called beside others on one database. The name belongs to its host and its data folder, so it
 * is the same after a restart, and hosts that share a folder keep a name each; a folder that was copied or moved gets
 * another name, because its runs are somebody else's.
 */
@Component
class Node {

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final String UNNAMED = "node";

    private final Path folder;
    private final String host;

    @Autowired
    Node(@Value("${slipway.data}") Path data) {
        this(data, hostName());
    }

    Node(Path data, String host) {
        this.folder = data.toAbsolutePath().normalize();
        this.host = plain(host);
    }

    /** Returns the name, which is made up when it is asked for the first time here. */
    String name() {
        try {
            var known = read();
            if (known.isEmpty()) {
                return first();
            }
            return isMine(known.get()) ? known.get().get(0) : another();
        } catch (IOException failed) {
            throw new UncheckedIOException("The name of this node cannot be kept in " + file(), failed);
        }
    }

    private Optional<List<String>> read() throws IOException {
        try {
            return Optional.of(Files.readAllLines(file()));
        } catch (NoSuchFileException first) {
            return Optional.empty();
        }
    }

    private boolean isMine(List<String> known) {
        return known.size() == 2
                && known.get(0).startsWith(host + "-")
                && known.get(1).equals(folder.toString());
    }

    /** Two that start at once on one folder agree: whoever comes second reads the first one's name. */
    private String first() throws IOException {
        var draft = draft();
        try {
            place(draft);
            return Files.readAllLines(draft).get(0);
        } catch (FileAlreadyExistsException second) {
            return Files.readAllLines(file()).get(0);
        } finally {
            Files.delete(draft);
        }
    }

    /** As a whole, or, where the file system knows no links, at least not over that of another. */
    private void place(Path draft) throws IOException {
        try {
            Files.createLink(file(), draft);
        } catch (FileAlreadyExistsException second) {
            throw second;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.write(file(), Files.readAllBytes(draft), StandardOpenOption.CREATE_NEW);
        }
    }

    private String another() throws IOException {
        var draft = draft();
        var name = Files.readAllLines(draft).get(0);
        Files.move(draft, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return name;
    }

    private Path draft() throws IOException {
        Files.createDirectories(folder);
        var name = host + "-" + UUID.randomUUID().toString().substring(0, 8);
        return Files.writeString(Files.createTempFile(folder, ".node", ""), name + "\n" + folder + "\n");
    }

    private Path file() {
        return folder.resolve("node-" + host);
    }

    private static String plain(String host) {
        var name = host.strip().replaceAll("[^0-9A-Za-z._-]", "");
        return name.isEmpty() ? UNNAMED : name.substring(0, Math.min(64, name.length()));
    }

    private static String hostName() {
        try {
            return Files.readString(HOST_NAME);
        } catch (IOException elsewhere) {
            return UNNAMED;
        }
    }
}
