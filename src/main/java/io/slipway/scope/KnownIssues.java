package io.slipway.scope;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The bugs left open by each release, as the ticket system had them when it was last asked, and who agreed to that. */
@Service
public class KnownIssues {

    private final JdbcClient db;
    private final Clock clock;

    KnownIssues(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Returns them with the most severe first. */
    public List<KnownIssue> of(ReleaseKey release) {
        return db.sql(
                        "SELECT * FROM slw_known_issue WHERE release_key = :release ORDER BY COALESCE(severity, 9), ticket_key")
                .param("release", release.value())
                .query(KnownIssues::issue)
                .list();
    }

    private static KnownIssue issue(ResultSet row, int number) throws SQLException {
        var by = row.getString("agreed_by");
        return new KnownIssue(
                row.getString("ticket_key"),
                row.getString("summary"),
                row.getObject("severity", Integer.class),
                row.getString("workaround"),
                row.getString("resolver"),
                row.getBoolean("fixed"),
                by == null ? null : new KnownIssue.Agreed(by, Rows.instant(row, "agreed_at")));
    }

    /** Replaces the list; an agreement stays with an issue of which the list says what it said. */
    @Transactional
    public void replace(ReleaseKey release, List<KnownIssue> issues) {
        var before = of(release).stream().collect(Collectors.toMap(KnownIssue::ticket, Function.identity()));
        db.sql("DELETE FROM slw_known_issue WHERE release_key = :release")
                .param("release", release.value())
                .update();
        for (var issue : issues) {
            var known = before.get(issue.ticket());
            insert(release, issue.agreed(known != null && known.saysTheSame(issue) ? known.agreed() : null));
        }
    }

    private void insert(ReleaseKey release, KnownIssue issue) {
        var agreed = issue.agreed();
        db.sql("""
                INSERT INTO slw_known_issue (release_key, ticket_key, summary, severity, workaround, resolver, fixed,
                    agreed_by, agreed_at)
                VALUES (:release, :ticket, :summary, :severity, :workaround, :resolver, :fixed, :by, :at)""")
                .param("release", release.value())
                .param("ticket", issue.ticket())
                .param("summary", issue.summary())
                .param("severity", issue.severity())
                .param("workaround", issue.workaround())
                .param("resolver", issue.resolver())
                .param("fixed", issue.fixed())
                .param("by", agreed == null ? null : agreed.by())
                .param("at", agreed == null ? null : Rows.at(agreed.at()))
                .update();
    }

    /** Records that somebody of those who mend them agreed to all that the list says now (M-164). */
    @Transactional
    public void agree(ReleaseKey release, String by) {
        db.sql("""
                UPDATE slw_known_issue SET agreed_by = :by, agreed_at = :at
                WHERE release_key = :release AND agreed_by IS NULL""")
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .param("release", release.value())
                .update();
    }
}
