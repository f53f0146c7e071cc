package io.slipway.models;

/** A file as somebody sent it, under the name they gave it. */
public record SentFile(String name, byte[] content) {}
