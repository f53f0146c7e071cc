package io.slipway.release;

import io.slipway.programme.Programme;
import io.slipway.words.Quoted;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a release for all time, for example {@code PAY-1.4.0.0}: the business key of its process instances. A
 * record without a version, such as a root cause analysis, is counted instead: {@code PAY-RCA-1}. Where versions count
 * per party, its short code stands before them: {@code PAY-NORTH-1.4.0.0}.
 */
public record ReleaseKey(String value) {

    private static final Pattern SHAPE = Pattern.compile(
            "[A-Z][A-Z0-9]{1,15}-(([A-Z][A-Z0-9]{1,11}-)?\\d{1,5}(\\.\\d{1,5}){3}|[A-Z]{2,8}-\\d{1,6})");

    public ReleaseKey {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    Quoted.of(value) + " is not a release key; write it like PAY-1.4.0.0 or PAY-RCA-1");
        }
    }

    /** @param party the id of the party whose version it is; null where versions count for the whole programme */
    static ReleaseKey of(Programme programme, @Nullable String party, Version version) {
        var code = party == null ? "" : programme.party(party).shortCode() + "-";
        return new ReleaseKey(programme.id().toUpperCase(Locale.ROOT) + "-" + code + version);
    }

    static ReleaseKey of(String programme, String series, int number) {
        return new ReleaseKey(programme.toUpperCase(Locale.ROOT) + "-" + series + "-" + number);
    }

    /** Returns the key without the programme: {@code 1.4.0.0}, {@code NORTH-1.4.0.0} or {@code RCA-1}. */
    public String number() {
        return value.substring(value.indexOf('-') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
