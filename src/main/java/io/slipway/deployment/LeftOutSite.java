package io.slipway.deployment;

/** A site that a deployment did not go to, and why; it stays on what it runs (F-088). */
public record LeftOutSite(String environment, int window, String site, String reason) {}
