package io.slipway.programme;

import io.slipway.folders.OwnersFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.StandardEnvironment;

/** The packaged FLIP programme, for tests that need a real one. */
public final class Flip {

    private Flip() {}

    public static Programme programme() {
        return programmes().get("flip");
    }

    public static Programmes programmes() {
        return new ProgrammeFolder(new OwnersFolders(Path.of("target")), new StandardEnvironment());
    }

    public static Raci raci() {
        return new Raci(programmes());
    }

    /** Returns the programme with every occurrence of a text in its file replaced. */
    public static Programme changed(String text, String instead) {
        return new ProgrammeFile("programmes/flip.yaml", new StandardEnvironment()::resolveRequiredPlaceholders)
                .read(text().replace(text, instead));
    }

    static String text() {
        try {
            return Files.readString(Path.of("programmes/flip.yaml"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
