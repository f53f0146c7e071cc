package io.slipway.folders;

import java.util.List;

/** Files lie where nothing reads them; the message lists every one with the mend. */
public class FolderBroken extends RuntimeException {

    FolderBroken(List<String> problems) {
        super("Owners' folders cannot be used; mend them and start again:\n  - " + String.join("\n  - ", problems));
    }
}
