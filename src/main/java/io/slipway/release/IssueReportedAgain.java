package io.slipway.release;

/** Somebody reports an issue whose release has ended: it was closed too soon, or it has come back. */
public record IssueReportedAgain(Release release) {}
