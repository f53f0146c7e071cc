package io.slipway.evidence;

import io.slipway.release.Signatory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a release.
 *
 * @param person who did it, by the name they bore then; null where the machine did
 * @param account their account
 * @param role the role or party they acted for
 * @param digest SHA-256 of the content the entry is about
 */
public record TimelineEntry(
        Instant at,
        Kind kind,
        String title,
        @Nullable String person,
        @Nullable String account,
        @Nullable String role,
        @Nullable String detail,
        @Nullable String digest) {

    static TimelineEntry of(
            Instant at,
            Kind kind,
            String title,
            @Nullable Signatory by,
            @Nullable String role,
            @Nullable String detail,
            @Nullable String digest) {
        return new TimelineEntry(
                at, kind, title, by == null ? null : by.name(), by == null ? null : by.account(), role, detail, digest);
    }

    /** Returns who did it, with the account. */
    public @Nullable Signatory by() {
        return person == null || account == null ? null : new Signatory(account, person);
    }

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
