package io.slipway.release;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The issues in live operation, each dealt with by exactly one release or analysis, and who reported them. */
@Service
public class LiveIssues {

    private final JdbcClient db;
    private final Clock clock;

    LiveIssues(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Returns the issue that the release deals with. */
    public Optional<LiveIssue> of(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_live_issue WHERE release_key = :release")
                .param("release", release.value())
                .query((row, number) -> new LiveIssue(
                        row.getString("reference"),
                        row.getInt("severity"),
                        row.getString("environment"),
                        row.getString("summary")))
                .optional();
    }

    /** Returns what deals with the issue, as it was reported when it was at least so severe. */
    public Optional<ReleaseKey> handledBy(String programme, String reference, int severity) {
        return db
                .sql("SELECT release_key FROM slw_live_issue WHERE programme = :programme AND reference = :reference"
                        + " AND severity <= :severity ORDER BY severity")
                .param("programme", programme)
                .param("reference", reference)
                .param("severity", severity)
                .query((row, number) -> new ReleaseKey(row.getString("release_key")))
                .list()
                .stream()
                .findFirst();
    }

    /** Returns every report of the release's issue, the oldest first. */
    public List<IssueReport> reports(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_issue_report WHERE release_key = :release ORDER BY reported_at, id")
                .param("release", release.value())
                .query((row, number) -> new IssueReport(
                        row.getString("source"),
                        row.getString("delivery"),
                        row.getString("reported_by"),
                        row.getString("summary"),
                        Rows.instant(row, "reported_at")))
                .list();
    }

    /** @throws DuplicateKeyException when another release has taken the issue on at this moment */
    void add(String programme, LiveIssue issue, ReleaseKey release) {
        db.sql("""
                INSERT INTO slw_live_issue (programme, reference, severity, environment, summary, release_key)
                VALUES (:programme, :reference, :severity, :environment, :summary, :release)""")
                .param("programme", programme)
                .param("reference", issue.reference())
                .param("severity", issue.severity())
                .param("environment", issue.environment())
                .param("summary", issue.summary())
                .param("release", release.value())
                .update();
    }

    /** Records the report once, however often its source delivers it; false when it is known. */
    boolean record(ReleaseKey release, LiveIssue issue, String source, String delivery, String reportedBy) {
        var known = db.sql("SELECT COUNT(*) FROM slw_issue_report WHERE source = :source AND delivery = :delivery")
                .param("source", source)
                .param("delivery", delivery)
                .query(Integer.class)
                .single();
        if (known > 0) {
            return false;
        }
        db.sql("""
                INSERT INTO slw_issue_report (id, release_key, source, delivery, reported_by, summary, reported_at)
                VALUES (:id, :release, :source, :delivery, :by, :summary, :at)""")
                .param("id", UUID.randomUUID().toString())
                .param("release", release.value())
                .param("source", source)
                .param("delivery", delivery)
                .param("by", reportedBy)
                .param("summary", issue.summary())
                .param("at", Rows.at(clock.instant()))
                .update();
        return true;
    }
}
