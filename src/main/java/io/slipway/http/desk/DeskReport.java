package io.slipway.http.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the service desk reports, in our own words; {@link PlainReports} reads it leniently. */
record DeskReport(
        @Schema(description = "May be left out where there is one programme only", example = "payments") @Nullable
        String programme,

        @Schema(description = "The ticket in the service desk", example = "SD-4711") @Nullable
        String reference,

        @Schema(description = "The id of the ticket, which stays what it is when its reference changes") @Nullable
        String id,

        @Schema(description = "1 (blocker) to 5 (trivial), or a word that the configuration knows", example = "1")
        @Nullable
        Integer severity,

        @Schema(example = "production") @Nullable String environment,

        @Schema(example = "Cohort queries return wrong patients") @Nullable
        String summary,

        @Schema(
                description = "What the service desk calls the end of the issue, once it has come",
                example = "Resolved")
        @Nullable
        String ended,

        @Schema(description = "Tells this report from others; the same again is recorded once. Left out, the content")
        @Nullable
        String delivery) {}
