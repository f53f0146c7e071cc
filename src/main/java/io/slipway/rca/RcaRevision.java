package io.slipway.rca;

import java.time.Instant;

/**
 * An entry as it was signed off or shared; nothing ever changes it.
 *
 * @param document the revision of the release's document that holds the text
 * @param sha256 of that text
 */
public record RcaRevision(
        int revision, RcaEntry.State state, int document, String sha256, String decidedBy, Instant decidedAt) {}
