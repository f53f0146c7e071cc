package io.slipway.calendar;

import java.time.Instant;
import java.util.Map;

/** How a notice about a release reached those it went to; the room that sends it knows. */
public interface Deliveries {

    /**
     * Returns when each party had the notice: the moment at which the first of its people got one that was written since
     * then. Parties that nothing reached are not among them.
     */
    Map<String, Instant> of(String release, String notice, Instant since);
}
