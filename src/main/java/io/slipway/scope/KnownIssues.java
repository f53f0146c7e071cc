package io.slipway.scope;

import io.slipway.release.ReleaseKey;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The bugs left open by each release, as the ticket system had them when it was last asked. */
@Service
public class KnownIssues {

    private final JdbcClient db;

    KnownIssues(JdbcClient db) {
        this.db = db;
    }

    public List<KnownIssue> of(ReleaseKey release) {
        return db.sql(
                        "SELECT * FROM slw_known_issue WHERE release_key = :release ORDER BY COALESCE(severity, 9), ticket_key")
                .param("release", release.value())
                .query((row, number) -> new KnownIssue(
                        row.getString("ticket_key"),
                        row.getString("summary"),
                        row.getObject("severity", Integer.class),
                        row.getString("workaround")))
                .list();
    }

    @Transactional
    public void replace(ReleaseKey release, List<KnownIssue> issues) {
        db.sql("DELETE FROM slw_known_issue WHERE release_key = :release")
                .param("release", release.value())
                .update();
        for (var issue : issues) {
            db.sql("INSERT INTO slw_known_issue (release_key, ticket_key, summary, severity, workaround)"
                            + " VALUES (:release, :ticket, :summary, :severity, :workaround)")
                    .param("release", release.value())
                    .param("ticket", issue.ticket())
                    .param("summary", issue.summary())
                    .param("severity", issue.severity())
                    .param("workaround", issue.workaround())
                    .update();
        }
    }
}
