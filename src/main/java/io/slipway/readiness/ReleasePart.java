package io.slipway.readiness;

import java.time.Instant;

/**
 * A text that people wrote for a release in one of its tasks, as its rollout plan or its runbook.
 *
 * @param part its name in the models, for example {@code runbook}
 * @param title what people call it
 * @param round counts the versions of the part, from 1
 */
public record ReleasePart(String part, int round, String title, String text, String writtenBy, Instant writtenAt) {}
