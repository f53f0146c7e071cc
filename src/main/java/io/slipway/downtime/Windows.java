package io.slipway.downtime;

import io.slipway.release.ByRelease;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The downtime windows of each release. */
@Service
public class Windows {

    private final JdbcClient db;
    private final Clock clock;

    Windows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A window as it was until it was set anew. */
    record Before(Window window, Instant setAnewAt) {}

    public List<Window> of(ReleaseKey release) {
        return of(List.of(release)).getOrDefault(release, List.of());
    }

    /** Returns the windows of each of the releases that have any. */
    public Map<ReleaseKey, List<Window>> of(Collection<ReleaseKey> releases) {
        return ByRelease.read(
                db,
                "SELECT * FROM slw_window WHERE release_key IN (:releases) ORDER BY starts_at, number",
                releases,
                (row, number) -> window(row));
    }

    /** Returns what the windows of the release were before they were set anew, the oldest first. */
    List<Before> before(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_window_before WHERE release_key = :release ORDER BY id")
                .param("release", release.value())
                .query((row, number) -> new Before(window(row), Rows.instant(row, "set_anew_at")))
                .list();
    }

    private static Window window(ResultSet row) throws SQLException {
        return new Window(
                row.getInt("number"),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "predicted_end"),
                row.getString("reason"));
    }

    /** Returns the releases that have a window between the two moments, if only in part. */
    public List<ReleaseKey> between(Instant from, Instant to) {
        return db
                .sql("SELECT DISTINCT release_key FROM slw_window WHERE starts_at < :to AND predicted_end > :from")
                .param("from", Rows.at(from))
                .param("to", Rows.at(to))
                .query(String.class)
                .list()
                .stream()
                .map(ReleaseKey::new)
                .toList();
    }

    public Optional<Window> find(ReleaseKey release, int number) {
        return of(release).stream().filter(window -> window.number() == number).findFirst();
    }

    public void set(ReleaseKey release, Window window) {
        db.sql("""
                INSERT INTO slw_window_before (release_key, number, starts_at, predicted_end, reason, set_anew_at)
                SELECT release_key, number, starts_at, predicted_end, reason, :now FROM slw_window
                WHERE release_key = :release AND number = :number""")
                .param("now", Rows.at(clock.instant()))
                .param("release", release.value())
                .param("number", window.number())
                .update();
        db.sql("DELETE FROM slw_window WHERE release_key = :release AND number = :number")
                .param("release", release.value())
                .param("number", window.number())
                .update();
        db.sql("INSERT INTO slw_window (release_key, number, starts_at, predicted_end, reason)"
                        + " VALUES (:release, :number, :start, :end, :reason)")
                .param("release", release.value())
                .param("number", window.number())
                .param("start", Rows.at(window.startsAt()))
                .param("end", Rows.at(window.predictedEnd()))
                .param("reason", window.reason())
                .update();
    }

    /** Keeps who moved the prediction; what it was before stands in the notices and the banner's history. */
    void movePredictedEnd(ReleaseKey release, int number, Instant predictedEnd, String by) {
        db.sql("UPDATE slw_window SET predicted_end = :end, moved_by = :by"
                        + " WHERE release_key = :release AND number = :number")
                .param("end", Rows.at(predictedEnd))
                .param("by", by)
                .param("release", release.value())
                .param("number", number)
                .update();
    }

    /** Returns the numbers of those windows whose predicted end was moved after they had been agreed. */
    public List<Integer> moved(ReleaseKey release) {
        return db.sql("SELECT number FROM slw_window WHERE release_key = :release AND moved_by IS NOT NULL"
                        + " ORDER BY number")
                .param("release", release.value())
                .query(Integer.class)
                .list();
    }

    public void clear(ReleaseKey release) {
        db.sql("DELETE FROM slw_window WHERE release_key = :release")
                .param("release", release.value())
                .update();
    }
}
