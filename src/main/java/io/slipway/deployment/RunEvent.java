package io.slipway.deployment;

import io.slipway.words.PlainText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a run.
 *
 * @param seq counts the events of the run from 1
 * @param hosts the hosts a play resolved to, for PLAY_STARTED; those without a failure that no rescue took back, for
 *     WITHOUT_FAILURE
 * @param version what the site runs now, for OUTCOME
 */
public record RunEvent(
        int seq,
        Instant at,
        Kind kind,
        @Nullable String host,
        @Nullable String task,
        @Nullable String message,
        boolean changed,
        @Nullable String version,
        List<String> hosts) {

    /** Kinds that decide about a site; everything else is OTHER. */
    public enum Kind {
        PLAY_STARTED,
        HOST_STARTED,
        OK,
        SKIPPED,
        ITEM_FAILED,
        FAILED,
        UNREACHABLE,
        OUTCOME,
        WITHOUT_FAILURE,
        OTHER
    }

    private static final int LONGEST_LINE = 1000;

    /** What the outside says becomes storable here, whichever controller brings it. */
    public RunEvent {
        host = storable(host);
        task = storable(task);
        message = storable(message);
        version = storable(version);
        hosts = hosts.stream().map(PlainText::storable).toList();
    }

    public boolean isAbout(String name) {
        return name.equals(host);
    }

    /** Returns the event as a person reads it. */
    String line() {
        var text =
                new StringBuilder(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        if (host != null) {
            text.insert(0, host + ": ");
        }
        if (task != null) {
            text.append(": ").append(task);
        }
        if (changed) {
            text.append(" (changed)");
        }
        if (version != null) {
            text.append(": ").append(version);
        }
        if (!hosts.isEmpty()) {
            text.append(": ").append(String.join(", ", hosts));
        }
        if (message != null) {
            text.append(": ").append(message);
        }
        return PlainText.cut(text.toString(), LONGEST_LINE);
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : PlainText.storable(text);
    }
}
