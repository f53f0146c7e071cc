package io.slipway.release;

import io.slipway.programme.VersionPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person or program asks for a new release.
 *
 * @param increment the version part to increment; null takes the usual one of the release type
 * @param version a version the asker insists on; null lets the ledger choose
 * @param issue the issue in live operation it deals with, where its type needs one
 * @param terms what the programme asks beside
 * @param impacted the ids of the parties that it touches, where the kind of its own party does not say that
 */
public record StartRequest(
        String programme,
        String type,
        String title,
        String reason,
        @Nullable String planReference,
        @Nullable VersionPart increment,
        @Nullable Version version,
        @Nullable LiveIssue issue,
        Terms terms,
        List<String> impacted) {

    public StartRequest(
            String programme,
            String type,
            String title,
            String reason,
            @Nullable String planReference,
            @Nullable VersionPart increment,
            @Nullable Version version,
            @Nullable LiveIssue issue) {
        this(programme, type, title, reason, planReference, increment, version, issue, Terms.NONE, List.of());
    }
}
