package io.slipway.programme;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong in one file, each with its path and line, so that its owner mends it in one go. */
final class Problems {

    private final String file;
    private final Lines lines;
    private final List<String> found = new ArrayList<>();

    Problems(String file, Lines lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Notes what is wrong at the path and how to mend it. */
    void add(String path, String problem) {
        var line = lines.of(path);
        found.add((path.isEmpty() ? "" : path + " ") + (line > 0 ? "(line " + line + ")" : "") + ": " + problem);
    }

    void require(boolean holds, String path, String problem) {
        if (!holds) {
            add(path, problem);
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProgrammeBroken(file, found);
        }
    }
}
