package io.slipway.deployment.following;

import io.slipway.deployment.RunLedger;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which node carries out a run. A claim runs out, by the database's clock, until its node has begun the run; what has
 * begun is never taken over, because nobody else can know how far it came.
 */
@Component
class RunClaims {

    private final JdbcClient db;

    RunClaims(JdbcClient db) {
        this.db = db;
    }

    /** A run as it stands while its row is locked. */
    record Hold(@Nullable String node, boolean begun, boolean ended, Instant followedAt) {

        boolean isOpenFor(String who) {
            return !ended && who.equals(node);
        }
    }

    /** Takes the run if nobody holds it; of several who ask at once one gets it. */
    boolean claim(String id, String node) {
        return db.sql("""
                UPDATE slw_run SET node = :node, held_until = CURRENT_TIMESTAMP + INTERVAL '1' MINUTE
                WHERE id = :id AND outcome IS NULL AND begun_at IS NULL AND started_at IS NULL
                    AND (node IS NULL OR held_until < CURRENT_TIMESTAMP)""").param("node", node).param("id", id).update() == 1;
    }

    /** Commits that the node starts the run now; false when it may not, because its claim ran out or it is cancelled. */
    boolean begin(String id, String node) {
        return db.sql("""
                UPDATE slw_run SET begun_at = CURRENT_TIMESTAMP, followed_at = CURRENT_TIMESTAMP, trouble = NULL
                WHERE id = :id AND node = :node AND held_until > CURRENT_TIMESTAMP
                    AND outcome IS NULL AND begun_at IS NULL AND cancelled_by IS NULL""").param("id", id).param("node", node).update() == 1;
    }

    /** Whether the node may still start what it has begun; it may have slept so long that others gave the run up. */
    boolean mayStart(String id, String node) {
        return db.sql("SELECT COUNT(*) FROM slw_run"
                                + " WHERE id = :id AND node = :node AND outcome IS NULL AND cancelled_by IS NULL")
                        .param("id", id)
                        .param("node", node)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Takes over what is seen at work on this machine although nobody committed its beginning. */
    boolean adopt(String id, String node) {
        return db.sql("""
                UPDATE slw_run SET node = :node, begun_at = CURRENT_TIMESTAMP, followed_at = CURRENT_TIMESTAMP
                WHERE id = :id AND outcome IS NULL AND begun_at IS NULL""").param("node", node).param("id", id).update() == 1;
    }

    /** Others see by it that the run is followed; written now and then only. */
    void followed(String id) {
        db.sql("""
                UPDATE slw_run SET followed_at = CURRENT_TIMESTAMP, trouble = NULL
                WHERE id = :id AND outcome IS NULL
                    AND (trouble IS NOT NULL OR followed_at < CURRENT_TIMESTAMP - INTERVAL '15' SECOND)""").param("id", id).update();
    }

    void trouble(String id, String words) {
        db.sql("UPDATE slw_run SET trouble = :trouble WHERE id = :id AND outcome IS NULL")
                .param("trouble", words)
                .param("id", id)
                .update();
    }

    /** Locks the run until the end of the transaction. */
    Optional<Hold> lock(String id) {
        return db.sql("SELECT node, begun_at, started_at, outcome, followed_at FROM slw_run WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, number) -> new Hold(
                        row.getString("node"),
                        row.getObject("begun_at") != null || row.getObject("started_at") != null,
                        row.getString("outcome") != null,
                        Objects.requireNonNull(RunLedger.instant(row, "followed_at"))))
                .optional();
    }
}
