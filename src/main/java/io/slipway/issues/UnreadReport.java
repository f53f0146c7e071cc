package io.slipway.issues;

import io.slipway.release.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that is proved to come from its source and that cannot be used as it is, with what could be read of it.
 *
 * @param origin the id under which its source knows the issue
 * @param formerly the key that the issue bore until now
 * @param why what stands against its use: what, where, and how to mend it
 * @param sha256 of all of it
 * @param body the report as it came; of one that is too long, its beginning
 * @param whole whether that is all of it
 */
public record UnreadReport(
        String source,
        @Nullable String origin,
        @Nullable String formerly,
        @Nullable String reference,
        @Nullable Integer severity,
        @Nullable String environment,
        @Nullable String summary,
        List<String> why,
        String sha256,
        byte[] body,
        boolean whole) {

    private static final int LONGEST_REASON = 2000;

    /** What tells the reports of one issue from those of another; what tells of none is told apart by what came. */
    String name() {
        var called = called();
        return origin != null ? IssueNames.ofOrigin(origin) : called != null ? called : "sha256 " + sha256;
    }

    /** The name that its reference gives the issue. */
    @Nullable
    String called() {
        return reference == null ? null : IssueNames.ofReference(reference);
    }

    String title() {
        return Texts.readable(
                "Report nobody could read" + (reference == null ? "" : " of " + reference)
                        + (summary == null ? "" : ": " + summary),
                200);
    }

    String reason() {
        return Texts.readable(String.join("; ", why), LONGEST_REASON);
    }
}
