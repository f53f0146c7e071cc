package io.slipway.deployment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened in each run, line by line. */
@Component
public class RunEvents {

    private final JdbcClient db;

    RunEvents(JdbcClient db) {
        this.db = db;
    }

    /** Keeps the events that are not kept yet; every event arrives once, by its number. */
    public void add(String id, List<RunEvent> events) {
        var last = db.sql("SELECT COALESCE(MAX(seq), 0) FROM slw_run_event WHERE run_id = :run")
                .param("run", id)
                .query(Integer.class)
                .single();
        events.stream()
                .filter(event -> event.seq() > last)
                .forEach(event -> db.sql(
                                "INSERT INTO slw_run_event (run_id, seq, at, line) VALUES (:run, :seq, :at, :line)")
                        .param("run", id)
                        .param("seq", event.seq())
                        .param("at", RunLedger.at(event.at()))
                        .param("line", event.line())
                        .update());
    }

    /** Returns the last lines that tell something, the oldest first. */
    List<String> tail(String id, int most) {
        var lines = db.sql("SELECT line FROM slw_run_event WHERE run_id = :run AND line <> 'other' ORDER BY seq DESC"
                        + " FETCH FIRST " + most + " ROWS ONLY")
                .param("run", id)
                .query(String.class)
                .list();
        var oldestFirst = new ArrayList<>(lines);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }
}
