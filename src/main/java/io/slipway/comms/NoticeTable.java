package io.slipway.comms;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of notices and their deliveries. */
@Component
class NoticeTable {

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;

    NoticeTable(JdbcClient db, NamedParameterJdbcOperations batches) {
        this.db = db;
        this.batches = batches;
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

    /** A delivery with the calendar entry that goes with it, if any. */
    record Sealed(Delivery delivery, @Nullable String invitation) {}

    void insert(Notice notice, List<Sealed> letters) {
        batches.batchUpdate(
                """
                INSERT INTO slw_delivery (id, notice_id, release_key, party, recipient, address, reason, invitation,
                    state, message_id, attempts, resends, next_attempt_at, digest_at)
                VALUES (:id, :notice, :release, :party, :recipient, :address, :reason, :invitation, :state, :message,
                    :attempts, :resends, :next, :digest)""",
                letters.stream()
                        .map(letter -> new MapSqlParameterSource()
                                .addValue("id", letter.delivery().id())
                                .addValue("notice", notice.id())
                                .addValue("release", notice.release().value())
                                .addValue("party", letter.delivery().party())
                                .addValue("recipient", letter.delivery().recipient())
                                .addValue("address", letter.delivery().address())
                                .addValue("reason", letter.delivery().reason())
                                .addValue("invitation", letter.invitation())
                                .addValue("state", letter.delivery().state().name())
                                .addValue("message", letter.delivery().messageId())
                                .addValue("attempts", letter.delivery().attempts())
                                .addValue("resends", letter.delivery().resends())
                                .addValue("next", Rows.at(letter.delivery().nextAttemptAt()))
                                .addValue(
                                        "digest",
                                        Rows.atOrNull(letter.delivery().digestAt())))
                        .toArray(SqlParameterSource[]::new));
    }

    /** Returns what the release's people were told, the newest first. */
    List<Notice> of(ReleaseKey release) {
        var deliveries = new HashMap<String, List<Delivery>>();
        db.sql("SELECT * FROM slw_delivery WHERE release_key = :release ORDER BY queue_number")
                .param("release", release.value())
                .query(row -> {
                    deliveries
                            .computeIfAbsent(row.getString("notice_id"), notice -> new ArrayList<>())
                            .add(delivery(row, 0));
                });
        return db.sql("""
                SELECT n.* FROM slw_notice n WHERE n.release_key = :release
                ORDER BY n.created_at DESC,
                    (SELECT MAX(d.queue_number) FROM slw_delivery d WHERE d.notice_id = n.id) DESC""")
                .param("release", release.value())
                .query((row, number) -> notice(row, deliveries.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    /** Returns the notice without its deliveries. */
    Notice text(String id) {
        return db.sql("SELECT * FROM slw_notice WHERE id = :id")
                .param("id", id)
                .query((row, number) -> notice(row, List.of()))
                .single();
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
        return notice(row, deliveries(row.getString("id")));
    }

    static Notice notice(ResultSet row, List<Delivery> deliveries) throws SQLException {
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
                deliveries);
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
                Rows.instantOrNull(row, "sent_at"),
                Rows.instantOrNull(row, "digest_at"),
                row.getString("digest_id"));
    }
}
