package io.slipway.scope;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import io.slipway.scope.ScopeChange.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was asked to change of each agreed scope, and what became of it; a decision is never changed. */
@Service
public class ScopeChanges {

    private final JdbcClient db;
    private final Clock clock;

    ScopeChanges(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Returns every change that was asked for, the oldest first. */
    public List<ScopeChange> of(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_scope_change WHERE release_key = :release ORDER BY asked_at, id")
                .param("release", release.value())
                .query(this::change)
                .list();
    }

    /** Returns the change that waits for a decision. */
    public Optional<ScopeChange> asked(ReleaseKey release) {
        return of(release).stream()
                .filter(change -> change.state() == State.ASKED)
                .findFirst();
    }

    /** Returns the change decided on last. */
    public Optional<ScopeChange> decided(ReleaseKey release) {
        return of(release).stream()
                .filter(change -> change.state() != State.ASKED)
                .reduce((earlier, later) -> later);
    }

    /** Keeps what somebody asks for; whoever asks holds the release, so that one change is asked at a time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(ReleaseKey release, String reason, List<ScopeItem> added, List<ScopeItem> dropped, String by) {
        var id = UUID.randomUUID().toString();
        db.sql("INSERT INTO slw_scope_change (id, release_key, reason, asked_by, asked_at, state)"
                        + " VALUES (:id, :release, :reason, :by, :at, :state)")
                .param("id", id)
                .param("release", release.value())
                .param("reason", reason)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .param("state", State.ASKED.name())
                .update();
        added.forEach(item -> insert(id, true, item));
        dropped.forEach(item -> insert(id, false, item));
    }

    /** Records what became of the change that was asked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(ScopeChange change, State state, String answer, String by) {
        db.sql("UPDATE slw_scope_change SET state = :state, answer = :answer, decided_by = :by, decided_at = :at"
                        + " WHERE id = :id")
                .param("state", state.name())
                .param("answer", answer)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .param("id", change.id())
                .update();
    }

    /** Returns the tickets that came into the scope after it had been agreed, and are in it still. */
    public List<String> added(ReleaseKey release) {
        var added = new TreeSet<String>();
        accepted(release).forEach(change -> {
            change.added().forEach(item -> added.add(item.ticket()));
            change.dropped().forEach(item -> added.remove(item.ticket()));
        });
        return List.copyOf(added);
    }

    /** Returns the tickets that went out of the scope after it had been agreed, and have not come back. */
    public List<ScopeItem> dropped(ReleaseKey release) {
        var dropped = new TreeMap<String, ScopeItem>();
        accepted(release).forEach(change -> {
            change.dropped().forEach(item -> dropped.put(item.ticket(), item));
            change.added().forEach(item -> dropped.remove(item.ticket()));
        });
        return List.copyOf(dropped.values());
    }

    public List<ScopeChange> accepted(ReleaseKey release) {
        return of(release).stream()
                .filter(change -> change.state() == State.ACCEPTED)
                .toList();
    }

    private void insert(String change, boolean added, ScopeItem item) {
        db.sql("""
                INSERT INTO slw_scope_change_item (change_id, added, ticket_key, kind, summary, severity, workaround,
                    status, done, needs_user_test, feature_flag, flagged_off)
                VALUES (:change, :added, :ticket, :kind, :summary, :severity, :workaround, :status, :done,
                    :needsUserTest, :flag, :flaggedOff)""")
                .param("change", change)
                .param("added", added)
                .params(Scopes.columns(item))
                .update();
    }

    private ScopeChange change(ResultSet row, int number) throws SQLException {
        var id = row.getString("id");
        return new ScopeChange(
                id,
                row.getString("reason"),
                items(id, true),
                items(id, false),
                row.getString("asked_by"),
                Rows.instant(row, "asked_at"),
                State.valueOf(row.getString("state")),
                row.getString("answer"),
                row.getString("decided_by"),
                Rows.instantOrNull(row, "decided_at"));
    }

    private List<ScopeItem> items(String change, boolean added) {
        return db.sql("SELECT * FROM slw_scope_change_item WHERE change_id = :change AND added = :added"
                        + " ORDER BY ticket_key")
                .param("change", change)
                .param("added", added)
                .query(Scopes::item)
                .list();
    }
}
