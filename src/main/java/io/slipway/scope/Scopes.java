package io.slipway.scope;

import io.slipway.release.ReleaseKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is in each release, ticket by ticket. */
@Service
public class Scopes {

    private final JdbcClient db;

    Scopes(JdbcClient db) {
        this.db = db;
    }

    /** Returns the tickets in scope, in the order of their keys. */
    public List<ScopeItem> of(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_scope_item WHERE release_key = :release ORDER BY ticket_key")
                .param("release", release.value())
                .query(Scopes::item)
                .list();
    }

    static ScopeItem item(ResultSet row, int number) throws SQLException {
        return new ScopeItem(
                row.getString("ticket_key"),
                TicketKind.valueOf(row.getString("kind")),
                row.getString("summary"),
                row.getObject("severity", Integer.class),
                row.getString("workaround"),
                row.getString("status"),
                row.getBoolean("done"),
                row.getObject("needs_user_test", Boolean.class),
                row.getString("feature_flag"),
                row.getBoolean("flagged_off"));
    }

    /** Returns the item as parameters of a statement. */
    static Map<String, @Nullable Object> columns(ScopeItem item) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("ticket", item.ticket());
        columns.put("kind", item.kind().name());
        columns.put("summary", item.summary());
        columns.put("severity", item.severity());
        columns.put("workaround", item.workaround());
        columns.put("status", item.status());
        columns.put("done", item.done());
        columns.put("needsUserTest", item.needsUserTest());
        columns.put("flag", item.featureFlag());
        columns.put("flaggedOff", item.flaggedOff());
        return columns;
    }

    @Transactional
    public void replace(ReleaseKey release, List<ScopeItem> items) {
        db.sql("DELETE FROM slw_scope_item WHERE release_key = :release")
                .param("release", release.value())
                .update();
        for (var item : items) {
            db.sql("""
                    INSERT INTO slw_scope_item (release_key, ticket_key, kind, summary, severity, workaround, status,
                        done, needs_user_test, feature_flag, flagged_off)
                    VALUES (:release, :ticket, :kind, :summary, :severity, :workaround, :status, :done, :needsUserTest,
                        :flag, :flaggedOff)""").param("release", release.value()).params(columns(item)).update();
        }
    }

    /** Records how far a ticket in scope is. */
    public void progress(ReleaseKey release, String ticket, String status, boolean done) {
        db.sql("UPDATE slw_scope_item SET status = :status, done = :done"
                        + " WHERE release_key = :release AND ticket_key = :ticket")
                .param("status", status)
                .param("done", done)
                .param("release", release.value())
                .param("ticket", ticket)
                .update();
    }

    /** Returns the releases in flight or closed that already hold the ticket, other than the one given. */
    public List<String> otherReleasesWith(String ticket, ReleaseKey release) {
        return db.sql("""
                SELECT i.release_key FROM slw_scope_item i JOIN slw_release r ON r.release_key = i.release_key
                WHERE i.ticket_key = :ticket AND i.release_key <> :release AND r.withdrawn_reason IS NULL
                    AND NOT i.flagged_off""")
                .param("ticket", ticket)
                .param("release", release.value())
                .query(String.class)
                .list();
    }
}
