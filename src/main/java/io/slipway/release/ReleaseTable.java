package io.slipway.release;

import io.slipway.programme.Programme.ReleaseType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of releases. */
@Component
class ReleaseTable {

    private final JdbcClient db;
    private final Clock clock;

    ReleaseTable(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Release> find(ReleaseKey key) {
        return db.sql("SELECT * FROM slw_release WHERE release_key = :key")
                .param("key", key.value())
                .query(ReleaseTable::release)
                .optional();
    }

    List<Release> find(Collection<ReleaseKey> keys) {
        return keys.isEmpty()
                ? List.of()
                : db.sql("SELECT * FROM slw_release WHERE release_key IN (:keys)")
                        .param("keys", keys.stream().map(ReleaseKey::value).toList())
                        .query(ReleaseTable::release)
                        .list();
    }

    /** Returns those whose lifecycle has not come to an end, the newest first. */
    List<Release> notOver() {
        return db.sql("SELECT * FROM slw_release WHERE ended_at IS NULL ORDER BY requested_at DESC, release_key DESC")
                .query(ReleaseTable::release)
                .list();
    }

    /** Returns those of one type, the newest first. */
    List<Release> all(String programme, ReleaseType type) {
        return db.sql("SELECT * FROM slw_release WHERE programme = :programme AND release_type = :type"
                        + " ORDER BY requested_at DESC, release_key DESC")
                .param("programme", programme)
                .param("type", type.id())
                .query(ReleaseTable::release)
                .list();
    }

    /** Returns how many records of a type without versions there are. */
    int count(String programme, ReleaseType type) {
        return db.sql("SELECT COUNT(*) FROM slw_release WHERE programme = :programme AND release_type = :type")
                .param("programme", programme)
                .param("type", type.id())
                .query(Integer.class)
                .single();
    }

    void set(ReleaseKey key, String column, Object value) {
        db.sql("UPDATE slw_release SET " + column + " = :value WHERE release_key = :key")
                .param("value", value)
                .param("key", key.value())
                .update();
    }

    /** Returns whether the release was withdrawn, which nobody can change any more until the transaction ends. */
    boolean lock(ReleaseKey key) {
        return db.sql("SELECT withdrawn_reason FROM slw_release WHERE release_key = :key FOR UPDATE")
                .param("key", key.value())
                .query((row, number) -> row.getString("withdrawn_reason") != null)
                .single();
    }

    Optional<String> text(ReleaseKey key, String column) {
        return db.sql("SELECT " + column + " FROM slw_release WHERE release_key = :key AND " + column + " IS NOT NULL")
                .param("key", key.value())
                .query(String.class)
                .optional();
    }

    void insert(ReleaseKey key, StartRequest request, @Nullable Version version, String requestedBy) {
        try {
            db.sql("""
                    INSERT INTO slw_release (release_key, programme, release_type, version, major_part, minor_part,
                        patch_part, emergency_part, title, reason, plan_reference, party, programme_name, notice_days,
                        forum, requested_by, requested_at)
                    VALUES (:key, :programme, :type, :version, :major, :minor, :patch, :emergency, :title, :reason,
                        :plan, :party, :name, :notice, :forum, :by, :at)""")
                    .param("key", key.value())
                    .param("programme", request.programme())
                    .param("type", request.type())
                    .param("version", version == null ? null : version.toString())
                    .param("major", version == null ? null : version.major())
                    .param("minor", version == null ? null : version.minor())
                    .param("patch", version == null ? null : version.patch())
                    .param("emergency", version == null ? null : version.emergency())
                    .param("title", request.title().strip())
                    .param("reason", request.reason().strip())
                    .param("plan", request.planReference())
                    .param("party", request.terms().party())
                    .param("name", request.terms().programmeName())
                    .param("notice", request.terms().noticeDays())
                    .param("forum", request.terms().forum())
                    .param("by", requestedBy)
                    .param("at", Rows.at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new VersionTaken(key);
        }
    }

    static Release release(ResultSet row, int number) throws SQLException {
        return new Release(
                new ReleaseKey(row.getString("release_key")),
                row.getString("programme"),
                row.getString("release_type"),
                row.getString("version") == null ? null : Version.parse(row.getString("version")),
                row.getString("title"),
                row.getString("reason"),
                row.getString("plan_reference"),
                row.getString("build_name"),
                row.getString("notes_summary"),
                row.getObject("scheduled_date", LocalDate.class),
                row.getString("requested_by"),
                Rows.instant(row, "requested_at"),
                row.getString("process_instance_id"),
                row.getString("withdrawn_reason"),
                new Terms(
                        row.getString("party"),
                        row.getString("programme_name"),
                        row.getObject("notice_days", Integer.class),
                        row.getString("forum")),
                row.getString("party_kind"));
    }
}
