package io.slipway.evidence;

import io.slipway.evidence.Standing.OpenTask;
import io.slipway.release.Release;

/** A task that waits for somebody, and the release that waits for it. */
public record ReleaseTask(Release release, OpenTask task) {}
