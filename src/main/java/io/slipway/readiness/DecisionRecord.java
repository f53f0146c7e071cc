package io.slipway.readiness;

import io.slipway.release.Release;
import java.time.Instant;
import java.util.List;

/** Who decided what about a release; the room that keeps the record knows, documents that go to every party ask. */
public interface DecisionRecord {

    /** Returns what was decided, the oldest first, without advice. */
    List<Taken> taken(Release release);

    /**
     * @param who who decided, by the name they bore then and account
     * @param role the role or party they acted for
     */
    record Taken(Instant at, String step, String decision, String who, String role) {}
}
