package io.slipway.tickets;

import io.slipway.programme.Defects.Move;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.People;
import io.slipway.release.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people asked to change of defects: kept with what asks for it, made in the ticket system after, once. */
@Service
public class DefectChanges {

    private final JdbcClient db;
    private final TicketSystem tickets;
    private final Programmes programmes;
    private final Errands errands;
    private final People people;
    private final Clock clock;

    DefectChanges(
            JdbcClient db, TicketSystem tickets, Programmes programmes, Errands errands, People people, Clock clock) {
        this.db = db;
        this.tickets = tickets;
        this.programmes = programmes;
        this.errands = errands;
        this.people = people;
        this.clock = clock;
    }

    /** Returns what was asked about the defect, the oldest first. */
    public List<DefectChange> of(String programme, String ticket) {
        return db.sql("""
                SELECT * FROM slw_defect_change WHERE programme = :programme AND ticket_key = :ticket
                ORDER BY turn""")
                .param("programme", programme)
                .param("ticket", ticket)
                .query(DefectChanges::change)
                .list();
    }

    /** Keeps the wish and has it carried out when the caller's transaction is committed. */
    @Transactional
    public void ask(
            Programme programme,
            String ticket,
            @Nullable Move move,
            @Nullable Integer severity,
            @Nullable Integer priority,
            String note,
            String by) {
        people.note(by);
        var id = UUID.randomUUID().toString();
        db.sql("""
                INSERT INTO slw_defect_change (id, programme, ticket_key, move, severity, priority, note, asked_by, asked_at)
                VALUES (:id, :programme, :ticket, :move, :severity, :priority, :note, :by, :at)""")
                .param("id", id)
                .param("programme", programme.id())
                .param("ticket", ticket)
                .param("move", move == null ? null : move.name())
                .param("severity", severity)
                .param("priority", priority)
                .param("note", note)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        errands.order(programme.id(), ticket, id, by);
    }

    /** Carries it out; asked again after a failure, it finds what was done and does nothing twice. */
    @Transactional
    void carryOut(String id) {
        var change = db.sql("SELECT * FROM slw_defect_change WHERE id = :id")
                .param("id", id)
                .query(DefectChanges::change)
                .single();
        if (change.settledAt() != null) {
            return;
        }
        var programme = programmes.get(change.programme());
        db.sql("UPDATE slw_defect_change SET settled_at = :at, made = :made WHERE id = :id")
                .params(Map.of(
                        "id",
                        id,
                        "at",
                        Rows.at(clock.instant()),
                        "made",
                        tickets.change(programme.tickets().project(), asked(programme, change))))
                .update();
    }

    private static TicketChange asked(Programme programme, DefectChange change) {
        var move = change.move() == null ? null : programme.defects().move(change.move());
        return new TicketChange(
                change.id(),
                change.ticket(),
                move == null ? List.of() : move.from(),
                move == null ? null : move.to(),
                change.move() == null ? null : isDoneAfter(change.move()),
                change.severity(),
                change.priority(),
                change.note());
    }

    /** Whether nothing is left to be mended after the move. */
    static boolean isDoneAfter(Move move) {
        return move != Move.ACCEPT && move != Move.REOPEN;
    }

    private static DefectChange change(ResultSet row, int number) throws SQLException {
        var move = row.getString("move");
        return new DefectChange(
                row.getString("id"),
                row.getString("programme"),
                row.getString("ticket_key"),
                move == null ? null : Move.valueOf(move),
                row.getObject("severity", Integer.class),
                row.getObject("priority", Integer.class),
                row.getString("note"),
                row.getString("asked_by"),
                Rows.instant(row, "asked_at"),
                Rows.instantOrNull(row, "settled_at"),
                row.getObject("made", Boolean.class));
    }
}
