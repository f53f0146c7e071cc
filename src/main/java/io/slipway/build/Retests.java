package io.slipway.build;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The defects that each release brought back to where they were found, and what the retest said; nothing is overwritten. */
@Service
public class Retests {

    private final JdbcClient db;
    private final Clock clock;

    public Retests(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Returns those of the release, by environment and ticket. */
    public List<Retest> of(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_retest WHERE release_key = :release ORDER BY environment, ticket_key")
                .param("release", release.value())
                .query(Retests::retest)
                .list();
    }

    /** Returns every retest of the ticket in the programme, the newest first. */
    public List<Retest> of(String programme, String ticket) {
        return db.sql("""
                SELECT t.* FROM slw_retest t JOIN slw_release r ON r.release_key = t.release_key
                WHERE t.ticket_key = :ticket AND r.programme = :programme ORDER BY t.ready_at DESC, t.release_key DESC""")
                .param("ticket", ticket)
                .param("programme", programme)
                .query(Retests::retest)
                .list();
    }

    /** Returns the retest that the newest delivery of the ticket asks for, or what came of it. */
    public Optional<Retest> newest(String programme, String ticket) {
        return of(programme, ticket).stream().findFirst();
    }

    /** Adds a retest that is due from now on; one that is known stays as it is. */
    public void due(ReleaseKey release, String ticket, String summary, String environment) {
        db.sql("""
                INSERT INTO slw_retest (release_key, ticket_key, summary, environment, ready_at)
                SELECT release_key, :ticket, :summary, :environment, :at FROM slw_release WHERE release_key = :release
                    AND NOT EXISTS (SELECT 1 FROM slw_retest WHERE release_key = :release AND ticket_key = :ticket)""")
                .param("ticket", ticket)
                .param("summary", summary)
                .param("environment", environment)
                .param("at", Rows.at(clock.instant()))
                .param("release", release.value())
                .update();
    }

    /** @return false when somebody has recorded what came of it already */
    public boolean record(Retest retest, boolean passed, String detail, String evidence, String by) {
        return db.sql("""
                UPDATE slw_retest SET passed = :passed, detail = :detail, evidence = :evidence, recorded_by = :by,
                    recorded_at = :at
                WHERE release_key = :release AND ticket_key = :ticket AND recorded_at IS NULL""")
                        .param("passed", passed)
                        .param("detail", detail)
                        .param("evidence", evidence)
                        .param("by", by)
                        .param("at", Rows.at(clock.instant()))
                        .param("release", retest.release().value())
                        .param("ticket", retest.ticket())
                        .update()
                > 0;
    }

    private static Retest retest(ResultSet row, int number) throws SQLException {
        var by = row.getString("recorded_by");
        return new Retest(
                new ReleaseKey(row.getString("release_key")),
                row.getString("ticket_key"),
                row.getString("summary"),
                row.getString("environment"),
                Rows.instant(row, "ready_at"),
                by == null
                        ? null
                        : new Retest.Result(
                                row.getBoolean("passed"),
                                row.getString("detail"),
                                row.getString("evidence"),
                                by,
                                Rows.instant(row, "recorded_at")));
    }
}
