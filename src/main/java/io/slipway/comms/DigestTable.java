package io.slipway.comms;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of digests. A digest bears the id of the oldest delivery in it, which stands in the queue for all of them. */
@Component
class DigestTable {

    private final JdbcClient db;

    DigestTable(JdbcClient db) {
        this.db = db;
    }

    /** The delivery that stands for a digest. */
    record Leader(String id, ReleaseKey release, String address) {}

    /** What a digest says. */
    record Text(String id, String subject, String markdown, String textDigest, Instant createdAt) {}

    /** Returns what waits longest for a digest whose time has come. */
    Optional<Leader> oldest(Instant now) {
        return db.sql("""
                SELECT id, release_key, address FROM slw_delivery
                WHERE state = 'PENDING' AND digest_id IS NULL AND digest_at <= :now
                ORDER BY queue_number FETCH FIRST 1 ROW ONLY""")
                .param("now", Rows.at(now))
                .query((row, number) -> new Leader(
                        row.getString("id"), new ReleaseKey(row.getString("release_key")), row.getString("address")))
                .optional();
    }

    /** Begins the digest, unless another node has; whoever comes second waits here for the first. */
    boolean open(Leader leader) {
        return db.sql(
                                "UPDATE slw_delivery SET digest_id = id WHERE id = :id AND digest_id IS NULL AND state = 'PENDING'")
                        .param("id", leader.id())
                        .update()
                == 1;
    }

    /** Takes in what else waits for the same person, of any release of the programme. */
    void fill(Leader leader, String programme, Instant now) {
        db.sql("""
                UPDATE slw_delivery SET digest_id = :id
                WHERE address = :address AND state = 'PENDING' AND digest_id IS NULL AND digest_at <= :now
                    AND release_key IN (SELECT release_key FROM slw_release WHERE programme = :programme)""")
                .param("id", leader.id())
                .param("address", leader.address())
                .param("programme", programme)
                .param("now", Rows.at(now))
                .update();
    }

    /** Returns the notices in the digest without their deliveries, in the order in which they were told. */
    List<Notice> notices(String digest) {
        return db.sql("""
                SELECT n.* FROM slw_notice n JOIN slw_delivery d ON d.notice_id = n.id
                WHERE d.digest_id = :id ORDER BY d.queue_number""")
                .param("id", digest)
                .query((row, number) -> NoticeTable.notice(row, List.of()))
                .list();
    }

    /** Returns why the person gets what is in the digest, each reason once. */
    List<String> reasons(String digest) {
        return db
                .sql("SELECT reason FROM slw_delivery WHERE digest_id = :id ORDER BY queue_number")
                .param("id", digest)
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .toList();
    }

    void insert(Text text) {
        db.sql("""
                INSERT INTO slw_digest (id, subject, markdown, text_digest, created_at)
                VALUES (:id, :subject, :markdown, :digest, :at)""")
                .param("id", text.id())
                .param("subject", text.subject())
                .param("markdown", text.markdown())
                .param("digest", text.textDigest())
                .param("at", Rows.at(text.createdAt()))
                .update();
    }

    Text get(String id) {
        return db.sql("SELECT * FROM slw_digest WHERE id = :id")
                .param("id", id)
                .query((row, number) -> new Text(
                        row.getString("id"),
                        row.getString("subject"),
                        row.getString("markdown"),
                        row.getString("text_digest"),
                        Rows.instant(row, "created_at")))
                .single();
    }
}
