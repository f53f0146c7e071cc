package io.slipway.http;

import io.slipway.programme.Programme;
import io.slipway.release.LiveIssue;
import io.slipway.release.Texts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the service desk reports, in our own words; another system's are translated into these. */
record DeskReport(
        @Schema(description = "May be left out where there is one programme only", example = "flip") @Nullable
        String programme,

        @Schema(description = "The ticket in the service desk; unique", example = "SD-4711") @Nullable
        String reference,

        @Schema(description = "1 (blocker) to 5 (trivial)", example = "1") @Nullable
        Integer severity,

        @Schema(example = "production") @Nullable String environment,

        @Schema(example = "Cohort queries return wrong patients") @Nullable
        String summary,

        @Schema(description = "Tells this report from others; the same again is recorded once. Left out, the content")
        @Nullable
        String delivery) {

    /** @param fields what the sender calls our fields, where it calls them otherwise */
    LiveIssue issue(Programme programme, Map<String, String> fields) {
        if (severity == null) {
            throw missing("severity", fields, "Give the severity, from 1 (blocker) to 5 (trivial)");
        }
        var key = require("reference", reference, fields, "Give the ticket's key in the service desk, like SD-4711");
        var found = require("environment", environment, fields, "Say where the issue was found, like production");
        var words = require("summary", summary, fields, "Say in a sentence what does not work");
        return new LiveIssue(
                Texts.limit("reference", key, 64),
                severity,
                environment(programme, Texts.limit("environment", found, 200)),
                Texts.limit("summary", words, 500));
    }

    private static String environment(Programme programme, String found) {
        return programme.environments().stream()
                .filter(known ->
                        known.id().equalsIgnoreCase(found) || known.name().equalsIgnoreCase(found))
                .findFirst()
                .map(Programme.Environment::id)
                .orElse(found);
    }

    private static String require(String field, @Nullable String value, Map<String, String> fields, String mend) {
        if (value == null || value.isBlank()) {
            throw missing(field, fields, mend);
        }
        return value.strip();
    }

    private static FieldRefused missing(String field, Map<String, String> fields, String mend) {
        return new FieldRefused(fields.getOrDefault(field, field), mend);
    }
}
