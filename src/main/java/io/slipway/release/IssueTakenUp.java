package io.slipway.release;

/** Published, in the transaction of its start and before its lifecycle begins, when a release takes up a live issue. */
public record IssueTakenUp(ReleaseKey release, LiveIssue issue) {}
