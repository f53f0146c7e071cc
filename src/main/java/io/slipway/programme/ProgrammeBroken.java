package io.slipway.programme;

import java.util.List;

/** A programme file cannot be used; the message lists every problem with its place and the mend. */
public class ProgrammeBroken extends RuntimeException {

    ProgrammeBroken(String file, List<String> problems) {
        super("Programme file " + file + " has "
                + (problems.size() == 1 ? "a problem" : problems.size() + " problems")
                + "; mend the file and start again:\n  - " + String.join("\n  - ", problems));
    }
}
