package io.slipway.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Lets a failure that comes again and again into the log once, with its trace, and then every ten minutes: what retries
 * several times a second would fill the disk. Another failure, or one with other words, is logged at once.
 */
class RepeatedFailures extends TurboFilter {

    private static final long QUIET = Duration.ofMinutes(10).toNanos();
    private static final int REMEMBERED = 200;

    private final LongSupplier nanoTime;
    private final Map<String, Long> logged = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    RepeatedFailures(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        if (format == null || !level.isGreaterOrEqual(Level.WARN)) {
            return FilterReply.NEUTRAL;
        }
        var failure = thrown != null ? thrown : last(parameters);
        return failure == null || isNew(logger.getName() + format + Arrays.toString(parameters) + chain(failure))
                ? FilterReply.NEUTRAL
                : FilterReply.DENY;
    }

    private synchronized boolean isNew(String failure) {
        var now = nanoTime.getAsLong();
        var before = logged.get(failure);
        if (before != null && now - before < QUIET) {
            return false;
        }
        logged.put(failure, now);
        return true;
    }

    private static @Nullable Throwable last(Object @Nullable [] parameters) {
        return parameters != null
                        && parameters.length > 0
                        && parameters[parameters.length - 1] instanceof Throwable failure
                ? failure
                : null;
    }

    private static String chain(Throwable failure) {
        var text = new StringBuilder();
        var depth = 0;
        for (@Nullable Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            text.append('\n').append(cause);
        }
        return text.toString();
    }
}
