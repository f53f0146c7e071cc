package io.slipway.rfc;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What was agreed to be worked off after each release. */
@Service
public class WorkOffs {

    private final JdbcClient db;

    WorkOffs(JdbcClient db) {
        this.db = db;
    }

    /** Returns what is to be worked off, in the order in which it was written. */
    public List<WorkOff> of(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_work_off WHERE release_key = :release ORDER BY number")
                .param("release", release.value())
                .query((row, index) -> new WorkOff(
                        row.getInt("number"),
                        row.getString("action"),
                        row.getString("owner"),
                        row.getObject("due", LocalDate.class),
                        row.getString("agreed_by"),
                        Rows.instant(row, "agreed_at")))
                .list();
    }

    /** Puts these in the place of what was agreed before. */
    void replace(ReleaseKey release, List<WorkOff> actions) {
        db.sql("DELETE FROM slw_work_off WHERE release_key = :release")
                .param("release", release.value())
                .update();
        for (var action : actions) {
            db.sql("""
                    INSERT INTO slw_work_off (release_key, number, action, owner, due, agreed_by, agreed_at)
                    VALUES (:release, :number, :action, :owner, :due, :by, :at)""")
                    .param("release", release.value())
                    .param("number", action.number())
                    .param("action", action.action())
                    .param("owner", action.owner())
                    .param("due", action.due())
                    .param("by", action.agreedBy())
                    .param("at", Rows.at(action.agreedAt()))
                    .update();
        }
    }
}
