package io.slipway.models;

import java.util.List;

/** Models or forms cannot be deployed; the message lists every problem with its place and the mend. */
class ModelBroken extends RuntimeException {

    ModelBroken(List<String> problems) {
        super("Models and forms have "
                + (problems.size() == 1 ? "a problem" : problems.size() + " problems")
                + "; mend the files and start again:\n  - " + String.join("\n  - ", problems));
    }
}
