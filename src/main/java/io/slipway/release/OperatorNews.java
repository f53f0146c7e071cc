package io.slipway.release;

/**
 * Something came in from outside that asks for the eyes of the operator, whatever the lifecycle is at.
 *
 * @param notice the name of the notice that tells them
 */
public record OperatorNews(Release release, String notice) {}
