package io.slipway.http;

import io.slipway.release.LiveIssue;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The issue in live operation that a release deals with, as a person or program gives it; a form may leave it empty. */
public record NewIssue(
        @Size(max = 64, message = "Use at most 64 characters") @Schema(example = "SD-4711") @Nullable
        String reference,

        @Schema(description = "1 (blocker) to 5 (trivial)", example = "2") @Nullable
        Integer severity,

        @Size(max = 32, message = "Use at most 32 characters") @Schema(example = "production") @Nullable
        String environment,

        @Size(max = 500, message = "Use at most 500 characters")
        @Schema(example = "Cohort export loses its last page")
        @Nullable
        String summary) {

    static final NewIssue NONE = new NewIssue(null, null, null, null);

    boolean isEmpty() {
        return severity == null && Stream.of(reference, summary).allMatch(NewIssue::isBlank);
    }

    /** Returns the issue, or names the first field that is missing. */
    LiveIssue issue() {
        var key = require("reference", reference, "Give the issue's reference in the service desk, like SD-4711");
        if (severity == null) {
            throw new FieldRefused("issue.severity", "Choose the severity, from 1 (blocker) to 5 (trivial)");
        }
        return new LiveIssue(
                key,
                severity,
                require("environment", environment, "Say where the issue was found"),
                require("summary", summary, "Say in a sentence what does not work"));
    }

    private static String require(String field, @Nullable String value, String mend) {
        if (value == null || value.isBlank()) {
            throw new FieldRefused("issue." + field, mend);
        }
        return value.strip();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
