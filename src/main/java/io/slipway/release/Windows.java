package io.slipway.release;

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

    Windows(JdbcClient db) {
        this.db = db;
    }

    public List<Window> of(ReleaseKey release) {
        return of(List.of(release)).getOrDefault(release, List.of());
    }

    /** Returns the windows of each of the releases that have any. */
    public Map<ReleaseKey, List<Window>> of(Collection<ReleaseKey> releases) {
        return ByRelease.read(
                db,
                "SELECT * FROM slw_window WHERE release_key IN (:releases) ORDER BY starts_at, number",
                releases,
                (row, number) -> new Window(
                        row.getInt("number"),
                        Rows.instant(row, "starts_at"),
                        Rows.instant(row, "predicted_end"),
                        row.getString("reason")));
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
