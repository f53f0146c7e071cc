package io.slipway.readiness;

import io.slipway.release.ReleaseKey;
import java.time.Instant;

/**
 * A document written for a release, for example its notes; a new revision never overwrites an older one.
 *
 * @param kind {@code release-notes}, {@code rollout-report}, {@code root-cause-analysis} or
 *     {@code rca-list}
 * @param sha256 of the Markdown text, lower-case hexadecimal
 */
public record ReleaseDocument(
        ReleaseKey release,
        String kind,
        int revision,
        String title,
        String markdown,
        String html,
        String sha256,
        Instant writtenAt) {

    public static final String RELEASE_NOTES = "release-notes";
    public static final String ROLLOUT_REPORT = "rollout-report";
    public static final String ROOT_CAUSE_ANALYSIS = "root-cause-analysis";
    public static final String RCA_LIST = "rca-list";
}
