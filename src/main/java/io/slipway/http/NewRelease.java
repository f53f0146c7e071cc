package io.slipway.http;

import io.slipway.programme.Programme;
import io.slipway.programme.VersionPart;
import io.slipway.release.LiveIssue;
import io.slipway.release.StartRequest;
import io.slipway.release.Terms;
import io.slipway.release.Version;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person or program says to start a release. */
public record NewRelease(
        @NotBlank(message = "Choose the programme") @Schema(example = "payments")
        String programme,

        @NotBlank(message = "Choose the kind of release") @Schema(example = "planned")
        String type,

        @NotBlank(message = "Give the release a title")
        @Size(max = 200, message = "Use at most 200 characters")
        @Schema(example = "Summer release")
        String title,

        @NotBlank(message = "Say why this release is made") @Size(max = 2000, message = "Use at most 2000 characters")
        String reason,

        @Size(max = 200, message = "Use at most 200 characters")
        @Schema(
                description =
                        "The item of the product's plan; without one a planned release cannot be scheduled (F-002)")
        @Nullable
        String planReference,

        @Schema(description = "The version part to increment; left out, the usual one of the release type") @Nullable
        VersionPart increment,

        @Pattern(
                regexp = "|\\d{1,5}(\\.\\d{1,5}){3}",
                message = "Write four numbers with dots between them, like 1.4.0.0")
        @Schema(description = "A version to insist on; left out, the next free one", example = "1.4.0.0")
        @Nullable
        String version,

        @Schema(
                description =
                        "The party whose release it is, where versions count per party; its code stands in the key",
                example = "north")
        @Nullable
        String party,

        @Size(max = 100, message = "Use at most 100 characters")
        @Schema(description = "What the programme calls the release beside its number")
        @Nullable
        String programmeName,

        @Schema(
                description = "How many business days before people know of it, where the release type asks for that",
                example = "5")
        @Nullable
        Integer notice,

        @Schema(description = "The forum that approves it, where the release type asks for one") @Nullable
        String forum,

        @Size(max = 500, message = "Name at most 500 parties")
        @Schema(
                description = "The parties that it touches. Where the kind of its party says that all participants are"
                        + " touched, they are, whoever is named")
        @Nullable
        List<String> impacted,

        @Valid @Schema(description = "The issue in live operation, for a type that starts from one") @Nullable
        NewIssue issue) {

    public NewRelease {
        issue = issue == null ? NewIssue.NONE : issue;
    }

    /** Returns the request, with the issue if the type starts from one or one was given in spite of that. */
    StartRequest request(Programme.ReleaseType kind) {
        var wanted = blankToNull(version);
        return new StartRequest(
                programme,
                type,
                title.strip(),
                reason.strip(),
                blankToNull(planReference),
                increment,
                wanted == null ? null : Version.parse(wanted),
                issue(kind.startsFrom() != null),
                new Terms(blankToNull(party), blankToNull(programmeName), notice, blankToNull(forum)),
                impacted == null ? List.of() : impacted);
    }

    private @Nullable LiveIssue issue(boolean needed) {
        return issue == null || (!needed && issue.isEmpty()) ? null : issue.issue();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
