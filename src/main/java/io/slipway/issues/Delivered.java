package io.slipway.issues;

/**
 * How a report came in.
 *
 * @param source what brought it, for example {@code service-desk} or {@code person}
 * @param name what tells it from the other reports of its source
 * @param isNamed whether its source gave it that name, and gives it no other when it sends the report again; what has no name
 *     is called by a digest of what came, and may be said anew after something else was said
 */
public record Delivered(String source, String name, boolean isNamed) {}
