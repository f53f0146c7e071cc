package io.slipway.comms;

import io.slipway.release.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deliveries that wait to be sent, and what became of each attempt. */
@Component
class Queue {

    private static final int BATCH = 100;

    /** What becomes of a digest becomes of all that it carries. */
    private static final String WITH_ITS_DIGEST = "(id = :id OR digest_id = :digest)";

    private final JdbcClient db;

    Queue(JdbcClient db) {
        this.db = db;
    }

    /** An entry of the queue: the delivery and what its letter needs beside it. */
    record Waiting(
            Delivery delivery, String noticeId, @Nullable String invitation) {}

    /**
     * Returns what is due, the oldest first. A person hears of a release in order: while an older mail to the same
     * address waits, a newer one does not overtake it, so that no cancellation arrives before its invitation. What waits
     * for a digest holds nothing up; a digest is due by the delivery that stands for it.
     */
    List<String> due(Instant now) {
        return db.sql("""
                SELECT d.id FROM slw_delivery d
                WHERE d.state = 'PENDING' AND d.next_attempt_at <= :now
                    AND (d.digest_at IS NULL OR d.digest_id = d.id) AND NOT EXISTS (
                    SELECT 1 FROM slw_delivery earlier
                    WHERE earlier.release_key = d.release_key AND earlier.address = d.address
                        AND earlier.state = 'PENDING' AND earlier.queue_number < d.queue_number
                        AND earlier.digest_at IS NULL)
                ORDER BY d.queue_number FETCH FIRST :batch ROWS ONLY""")
                .param("now", Rows.at(now))
                .param("batch", BATCH)
                .query(String.class)
                .list();
    }

    /** Takes the delivery for this attempt; empty when another node took it. It is due again when the claim runs out. */
    Optional<Waiting> claim(String id, Instant now, Instant until) {
        var claimed = db.sql("""
                UPDATE slw_delivery SET attempts = attempts + 1, next_attempt_at = :until,
                    last_error = 'The last attempt was cut off; whether it arrived is not known'
                WHERE id = :id AND state = 'PENDING' AND next_attempt_at <= :now""")
                .param("id", id)
                .param("now", Rows.at(now))
                .param("until", Rows.at(until))
                .update();
        return claimed == 0 ? Optional.empty() : find(id);
    }

    Optional<Waiting> find(String id) {
        return db.sql("SELECT * FROM slw_delivery WHERE id = :id")
                .param("id", id)
                .query((row, number) -> new Waiting(
                        NoticeTable.delivery(row, number), row.getString("notice_id"), row.getString("invitation")))
                .optional();
    }

    void sent(Delivery delivery, Instant at) {
        db.sql("UPDATE slw_delivery SET state = 'SENT', sent_at = :at, last_error = NULL WHERE " + WITH_ITS_DIGEST)
                .param("at", Rows.at(at))
                .param("id", delivery.id())
                .param("digest", delivery.digest())
                .update();
    }

    void delayed(Delivery delivery, Instant next, String error) {
        db.sql("UPDATE slw_delivery SET next_attempt_at = :next, last_error = :error WHERE " + WITH_ITS_DIGEST)
                .param("next", Rows.at(next))
                .param("error", shortened(error))
                .param("id", delivery.id())
                .param("digest", delivery.digest())
                .update();
    }

    void failed(Delivery delivery, String error) {
        db.sql("UPDATE slw_delivery SET state = 'FAILED', last_error = :error WHERE " + WITH_ITS_DIGEST)
                .param("error", shortened(error))
                .param("id", delivery.id())
                .param("digest", delivery.digest())
                .update();
    }

    /** Puts the delivery back into the queue as a mail of its own, unless somebody did so a moment before. */
    boolean again(Delivery delivery, String messageId, String address, String by, Instant now) {
        return db.sql("""
                UPDATE slw_delivery SET state = 'PENDING', attempts = 0, resends = resends + 1, resent_by = :by,
                    message_id = :message, address = :address, next_attempt_at = :now,
                    digest_at = NULL, digest_id = NULL
                WHERE id = :id AND state = :state AND resends = :resends""")
                        .param("by", by)
                        .param("message", messageId)
                        .param("address", address)
                        .param("now", Rows.at(now))
                        .param("id", delivery.id())
                        .param("state", delivery.state().name())
                        .param("resends", delivery.resends())
                        .update()
                == 1;
    }

    private static String shortened(String error) {
        return error.length() <= 1000 ? error : error.substring(0, 999) + "…";
    }
}
