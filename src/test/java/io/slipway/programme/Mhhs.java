package io.slipway.programme;

import io.slipway.folders.OwnersFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.StandardEnvironment;

/** The MHHS programme, for tests that need parties which release for themselves. */
public final class Mhhs {

    static final Path FILE = Path.of("src/test/resources/mhhs/programmes/mhhs.yaml");

    private Mhhs() {}

    public static Programme programme() {
        return read(text());
    }

    /** Returns it beside the packaged ones, as an installation has it that keeps it in its own folder. */
    public static Programmes programmes() {
        return new ProgrammeFolder(new OwnersFolders(Path.of("src/test/resources/mhhs")), new StandardEnvironment());
    }

    /** Returns the programme with every occurrence of a text in its file replaced. */
    public static Programme changed(String text, String instead) {
        if (!text().contains(text)) {
            throw new IllegalArgumentException("Its file does not say '" + text + "'");
        }
        return read(text().replace(text, instead));
    }

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Programme read(String text) {
        return new ProgrammeFile("programmes/mhhs.yaml", new StandardEnvironment()::resolveRequiredPlaceholders)
                .read(text);
    }
}
