package io.slipway.programme;

/** The part of a four-part version that a release type increments. */
public enum VersionPart {
    MAJOR,
    MINOR,
    PATCH,
    EMERGENCY
}
