package io.slipway.rca;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what people and the lifecycle told. */
@Component
class RcaEvents {

    private final JdbcClient db;
    private final Clock clock;

    RcaEvents(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What somebody told, by account, which may be later than it happened. */
    record Told(Instant at, String what, @Nullable String who, Instant toldAt) {}

    List<Told> of(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_rca_event WHERE release_key = :release ORDER BY happened_at, recorded_at, id")
                .param("release", release.value())
                .query((row, number) -> new Told(
                        Rows.instant(row, "happened_at"),
                        row.getString("description"),
                        row.getString("person"),
                        Rows.instant(row, "recorded_at")))
                .list();
    }

    void add(ReleaseKey release, Instant at, String what, @Nullable String who) {
        db.sql("""
                INSERT INTO slw_rca_event (id, release_key, happened_at, description, person, recorded_at)
                VALUES (:id, :release, :at, :what, :who, :now)""")
                .param("id", UUID.randomUUID().toString())
                .param("release", release.value())
                .param("at", Rows.at(at))
                .param("what", what)
                .param("who", who)
                .param("now", Rows.at(clock.instant()))
                .update();
    }
}
