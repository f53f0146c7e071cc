package io.slipway.release;

import java.util.regex.Pattern;

/** Identifies a release for all time, for example {@code FLIP-1.4.0.0}: the business key of its process instances. */
public record ReleaseKey(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9]{1,15}-\\d{1,5}(\\.\\d{1,5}){3}");

    public ReleaseKey {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not a release key; write it like FLIP-1.4.0.0");
        }
    }

    public static ReleaseKey of(String programme, Version version) {
        return new ReleaseKey(programme.toUpperCase(java.util.Locale.ROOT) + "-" + version);
    }

    @Override
    public String toString() {
        return value;
    }
}
