package io.slipway.comms;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of notices and their deliveries. */
@Component
class NoticeTable {

    private final JdbcClient db;

    NoticeTable(JdbcClient db) {
        this.db = db;
    }

    boolean exists(ReleaseKey release, String stepKey) {
        return db.sql("SELECT COUNT(*) FROM slw_notice WHERE release_key = :release AND step_key = :step")
                        .param("release", release.value())
                        .param("step", stepKey)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Returns how often the release was told this about the window. */
    int count(ReleaseKey release, String notice, int window) {
        return db.sql("SELECT COUNT(*) FROM slw_notice WHERE release_key = :release AND notice = :notice"
                        + " AND window_number = :window")
                .param("release", release.value())
                .param("notice", notice)
                .param("window", window)
                .query(Integer.class)
                .single();
    }

    void insert(Notice notice, String stepKey) {
        db.sql("""
                INSERT INTO slw_notice (id, release_key, step_key, notice, window_number, calendar, subject, markdown,
                    text_digest, created_at)
                VALUES (:id, :release, :step, :notice, :window, :calendar, :subject, :markdown, :digest, :at)""")
                .param("id", notice.id())
                .param("release", notice.release().value())
                .param("step", stepKey)
                .param("notice", notice.name())
                .param("window", notice.window())
                .param(
                        "calendar",
                        notice.calendar() == null ? null : notice.calendar().name())
                .param("subject", notice.subject())
                .param("markdown", notice.markdown())
                .param("digest", notice.textDigest())
                .param("at", Rows.at(notice.createdAt()))
                .update();
    }

    void insert(Notice notice, Delivery delivery, @Nullable String invitation) {
        db.sql("""
                INSERT INTO slw_delivery (id, notice_id, release_key, party, recipient, address, reason, invitation,
                    state, message_id, attempts, resends, next_attempt_at)
                VALUES (:id, :notice, :release, :party, :recipient, :address, :reason, :invitation, :state, :message,
                    :attempts, :resends, :next)""")
                .param("id", delivery.id())
                .param("notice", notice.id())
                .param("release", notice.release().value())
                .param("party", delivery.party())
                .param("recipient", delivery.recipient())
                .param("address", delivery.address())
                .param("reason", delivery.reason())
                .param("invitation", invitation)
                .param("state", delivery.state().name())
                .param("message", delivery.messageId())
                .param("attempts", delivery.attempts())
                .param("resends", delivery.resends())
                .param("next", Rows.at(delivery.nextAttemptAt()))
                .update();
    }

    /** Returns what the release's people were told, the newest first. */
    List<Notice> of(ReleaseKey release) {
        return db.sql("""
                SELECT n.* FROM slw_notice n WHERE n.release_key = :release
                ORDER BY n.created_at DESC,
                    (SELECT MAX(d.queue_number) FROM slw_delivery d WHERE d.notice_id = n.id) DESC""").param("release", release.value()).query(this::notice).list();
    }

    Optional<Notice> find(String id) {
        return db.sql("SELECT * FROM slw_notice WHERE id = :id")
                .param("id", id)
                .query(this::notice)
                .optional();
    }

    private List<Delivery> deliveries(String notice) {
        return db.sql("SELECT * FROM slw_delivery WHERE notice_id = :notice ORDER BY queue_number")
                .param("notice", notice)
                .query(NoticeTable::delivery)
                .list();
    }

    private Notice notice(ResultSet row, int number) throws SQLException {
        var calendar = row.getString("calendar");
        return new Notice(
                row.getString("id"),
                new ReleaseKey(row.getString("release_key")),
                row.getString("notice"),
                row.getInt("window_number"),
                calendar == null ? null : CalendarMethod.valueOf(calendar),
                row.getString("subject"),
                row.getString("markdown"),
                row.getString("text_digest"),
                Rows.instant(row, "created_at"),
                deliveries(row.getString("id")));
    }

    static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("party"),
                row.getString("recipient"),
                row.getString("address"),
                row.getString("reason"),
                Delivery.State.valueOf(row.getString("state")),
                row.getString("message_id"),
                row.getInt("attempts"),
                row.getInt("resends"),
                Rows.instant(row, "next_attempt_at"),
                row.getString("last_error"),
                Rows.instantOrNull(row, "sent_at"));
    }
}
