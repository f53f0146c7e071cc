package io.slipway.release;

import io.slipway.words.Quoted;
import java.util.regex.Pattern;

/**
 * Identifies a release for all time, for example {@code PAY-1.4.0.0}: the business key of its process instances. A
 * record without a version, such as a root cause analysis, is counted instead: {@code PAY-RCA-1}.
 */
public record ReleaseKey(String value) {

    private static final Pattern SHAPE =
            Pattern.compile("[A-Z][A-Z0-9]{1,15}-(\\d{1,5}(\\.\\d{1,5}){3}|[A-Z]{2,8}-\\d{1,6})");

    public ReleaseKey {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    Quoted.of(value) + " is not a release key; write it like PAY-1.4.0.0 or PAY-RCA-1");
        }
    }

    public static ReleaseKey of(String programme, Version version) {
        return new ReleaseKey(programme.toUpperCase(java.util.Locale.ROOT) + "-" + version);
    }

    static ReleaseKey of(String programme, String series, int number) {
        return new ReleaseKey(programme.toUpperCase(java.util.Locale.ROOT) + "-" + series + "-" + number);
    }

    /** Returns the key without the programme: {@code 1.4.0.0} or {@code RCA-1}. */
    public String number() {
        return value.substring(value.indexOf('-') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
