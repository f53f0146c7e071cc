package io.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A site as it stood before the first release; what releases did to it later is left alone. */
record SandboxSite(Path root) {

    void install(String version) throws IOException {
        if (Files.exists(root.resolve("current"))) {
            return;
        }
        var release = Files.createDirectories(root.resolve("releases").resolve(version));
        Files.writeString(release.resolve("manifest.json"), "{\"build\": \"" + version + "\", \"components\": []}\n");
        Files.writeString(release.resolve("flags.json"), "{}\n");
        Files.writeString(root.resolve("VERSION"), version + "\n");
        var check = Files.createDirectories(root.resolve("bin")).resolve("healthcheck");
        Files.writeString(check, """
                #!/bin/sh
                # Unhealthy while a file of that name lies in the site's folder.
                root=$(dirname "$0")/..
                [ -e "$root/current/manifest.json" ] && [ ! -e "$root/unhealthy" ]
                """);
        Files.setPosixFilePermissions(check, PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(root.resolve("current"), release);
    }
}
