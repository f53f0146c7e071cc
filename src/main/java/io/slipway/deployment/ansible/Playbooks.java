package io.slipway.deployment.ansible;

import io.slipway.folders.OwnersFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The playbooks as files: the folder beside the application if there is one, else the packaged ones. */
@Component
class Playbooks {

    private static final String PACKAGED = "playbooks/";

    private final Path folder;

    Playbooks(OwnersFolders folders, @Value("${slipway.data}") Path data) {
        this.folder = folders.beside("playbooks").orElseGet(() -> extract(data.toAbsolutePath()));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private static Path extract(Path data) {
        var folder = data.resolve("playbooks").normalize();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath:playbooks/**")) {
                if (resource.isReadable()) {
                    var url = resource.getURL().toString();
                    copy(resource, folder.resolve(url.substring(url.lastIndexOf(PACKAGED) + PACKAGED.length())));
                }
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException("The playbooks cannot be written to " + folder, failed);
        }
    }

    /** A run in progress may be reading the file: it is replaced in one step, and only by another content. */
    private static void copy(Resource resource, Path target) throws IOException {
        var content = resource.getContentAsByteArray();
        if (Files.exists(target) && Arrays.equals(Files.readAllBytes(target), content)) {
            return;
        }
        Files.createDirectories(target.getParent());
        var temporary = Files.createTempFile(target.getParent(), ".new", null);
        Files.write(temporary, content);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
