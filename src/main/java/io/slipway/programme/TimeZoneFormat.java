package io.slipway.programme;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.time.DateTimeException;
import java.time.ZoneId;

/** The kind of text {@code time-zone}, which JSON Schema does not know by itself. */
final class TimeZoneFormat implements Format {

    @Override
    public String getName() {
        return "time-zone";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        try {
            ZoneId.of(value);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
