package io.slipway.rca;

import io.slipway.rca.ActionLines.Line;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of actions. */
@Component
class RcaActions {

    private static final String ORDER = " ORDER BY due, place, id";

    private final JdbcClient db;
    private final Clock clock;

    RcaActions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Returns the actions of an entry, the one due first at the top. */
    List<RcaAction> of(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_rca_action WHERE release_key = :release" + ORDER)
                .param("release", release.value())
                .query(RcaActions::action)
                .list();
    }

    /** Returns what owners still have to do, over all entries. */
    List<RcaAction> open() {
        return db.sql("SELECT * FROM slw_rca_action WHERE state = 'OPEN' AND ordered" + ORDER)
                .query(RcaActions::action)
                .list();
    }

    RcaAction get(String id) {
        return db.sql("SELECT * FROM slw_rca_action WHERE id = :id")
                .param("id", id)
                .query(RcaActions::action)
                .single();
    }

    /** Replaces what nobody was set to work on yet; what was ordered stays. */
    void propose(ReleaseKey release, List<Line> lines) {
        db.sql("DELETE FROM slw_rca_action WHERE release_key = :release AND NOT ordered")
                .param("release", release.value())
                .update();
        for (var place = 0; place < lines.size(); place++) {
            var line = lines.get(place);
            db.sql("""
                    INSERT INTO slw_rca_action (id, release_key, place, description, owner, person, due, state,
                        ordered, explanation)
                    VALUES (:id, :release, :place, :what, :owner, :person, :due, 'OPEN', FALSE, '')""")
                    .param("id", UUID.randomUUID().toString())
                    .param("release", release.value())
                    .param("place", place)
                    .param("what", line.what())
                    .param("owner", line.owner())
                    .param("person", line.person())
                    .param("due", line.due())
                    .update();
        }
    }

    void order(String id) {
        db.sql("UPDATE slw_rca_action SET ordered = TRUE WHERE id = :id")
                .param("id", id)
                .update();
    }

    void end(String id, RcaAction.State state, String explanation, String by) {
        db.sql("""
                UPDATE slw_rca_action SET state = :state, explanation = :explanation, ended_by = :by, ended_at = :at
                WHERE id = :id AND state = 'OPEN'""")
                .param("state", state.name())
                .param("explanation", explanation)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .param("id", id)
                .update();
    }

    private static RcaAction action(ResultSet row, int number) throws SQLException {
        return new RcaAction(
                row.getString("id"),
                new ReleaseKey(row.getString("release_key")),
                row.getString("description"),
                row.getString("owner"),
                row.getString("person"),
                row.getObject("due", LocalDate.class),
                RcaAction.State.valueOf(row.getString("state")),
                row.getBoolean("ordered"),
                row.getString("explanation"),
                row.getString("ended_by"),
                Rows.instantOrNull(row, "ended_at"));
    }
}
