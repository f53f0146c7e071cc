package io.slipway.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a release.
 *
 * @param person who did it, by name; null where the machine did
 * @param role the role or party they acted for
 * @param digest SHA-256 of the content the entry is about
 */
public record TimelineEntry(
        Instant at,
        Kind kind,
        String title,
        @Nullable String person,
        @Nullable String role,
        @Nullable String detail,
        @Nullable String digest) {

    public enum Kind {
        LIFECYCLE("Lifecycle"),
        ISSUE("Issue"),
        DECISION("Decision"),
        TASK("Task"),
        CRITERION("Criterion"),
        TEST("Test"),
        EVIDENCE("Evidence"),
        DOCUMENT("Document"),
        NOTICE("Notice"),
        BANNER("Banner"),
        RUN("Run"),
        INCIDENT("Incident");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
