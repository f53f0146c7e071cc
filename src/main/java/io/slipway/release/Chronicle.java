package io.slipway.release;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the record of a release tells by itself; the room that keeps the record knows, analyses ask. */
public interface Chronicle {

    /** Returns what counts in hindsight, the oldest first: decisions, runs, banners, notices, incidents. */
    List<Moment> moments(Release release);

    /** @param who who did it, by the name they bore then and account; null where the machine did */
    record Moment(Instant at, String what, @Nullable String who) {}
}
