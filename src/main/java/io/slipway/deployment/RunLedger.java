package io.slipway.deployment;

import io.slipway.programme.Programme.Deployer;
import io.slipway.programme.Programme.Site;
import io.slipway.release.ReleaseKey;
import io.slipway.words.PlainText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored runs: intent first, then what was seen of them. */
@Component
public class RunLedger {

    /** After this long nobody waits for a run that ended: its lifecycle is gone. */
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    /** Longer than any run may take before its own launcher stops it. */
    private static final Duration OVER = Duration.ofDays(1);

    private static final int LONGEST_NOTE = 1000;

    private final JdbcClient db;
    private final Clock clock;

    RunLedger(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<String> find(RunKey key) {
        return db.sql("SELECT id FROM slw_run WHERE ordered_by = :order AND wave = :wave AND round = :round"
                        + " AND playbook = :playbook AND deployer = :deployer")
                .param("order", key.order())
                .param("wave", key.wave())
                .param("round", key.round())
                .param("playbook", key.playbook().name())
                .param("deployer", key.deployer().name())
                .query(String.class)
                .optional();
    }

    public void add(String id, RunKey key, String programme, String build, List<Site> sites) {
        db.sql("""
                INSERT INTO slw_run (id, ordered_by, release_key, programme, environment, window_number, wave, round, playbook,
                    deployer, build_name, requested_at, delivered)
                VALUES (:id, :order, :release, :programme, :environment, :window, :wave, :round, :playbook, :deployer, :build, :at, FALSE)""")
                .param("id", id)
                .param("order", key.order())
                .param("release", key.release().value())
                .param("programme", programme)
                .param("environment", key.environment())
                .param("window", key.window())
                .param("wave", key.wave())
                .param("round", key.round())
                .param("playbook", key.playbook().name())
                .param("deployer", key.deployer().name())
                .param("build", build)
                .param("at", at(clock.instant()))
                .update();
        for (var site : sites) {
            db.sql("INSERT INTO slw_run_site (run_id, site, host, outcome, changed)"
                            + " VALUES (:run, :site, :host, :outcome, FALSE)")
                    .param("run", id)
                    .param("site", site.code())
                    .param("host", Objects.requireNonNullElse(site.host(), site.code()))
                    .param("outcome", SiteOutcome.NOT_STARTED.name())
                    .update();
        }
    }

    public Optional<RunRow> get(String id) {
        return rows("id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** Returns the runs of a release, the oldest first. */
    List<RunRow> of(ReleaseKey release) {
        return rows("release_key = :release", Map.of("release", release.value()));
    }

    /** Returns the run of a release that people carry out now. */
    Optional<RunRow> byHand(ReleaseKey release) {
        return of(release).stream()
                .filter(run -> run.key().deployer() == Deployer.PARTY && run.outcome() == null)
                .reduce((first, second) -> second);
    }

    /** Returns the runs that have not ended, or whose end their lifecycle does not know yet. */
    public List<RunRow> open() {
        return rows(
                "delivered = FALSE AND (ended_at IS NULL OR ended_at > :since)",
                Map.of("since", at(clock.instant().minus(FORGOTTEN))));
    }

    /** Returns the runs that were given up lately; one that could not be followed may be at work all the same. */
    public List<RunRow> lost() {
        return rows(
                "outcome = :lost AND ended_at > :since",
                Map.of("lost", RunState.LOST.name(), "since", at(clock.instant().minus(OVER))));
    }

    public void started(String id, @Nullable Instant startedAt) {
        db.sql("UPDATE slw_run SET started_at = :at WHERE id = :id AND started_at IS NULL AND outcome IS NULL")
                .param("at", startedAt == null ? null : at(startedAt))
                .param("id", id)
                .update();
    }

    /** Returns false when the end of the run is known already. */
    public boolean ended(String id, RunState outcome, @Nullable String note, Instant endedAt) {
        return db.sql("UPDATE slw_run SET outcome = :outcome, note = :note, ended_at = :at"
                                + " WHERE id = :id AND outcome IS NULL")
                        .param("outcome", outcome.name())
                        .param("note", note == null ? null : PlainText.cut(note, LONGEST_NOTE))
                        .param("at", at(endedAt))
                        .param("id", id)
                        .update()
                == 1;
    }

    public boolean delivered(String id) {
        return db.sql("UPDATE slw_run SET delivered = TRUE WHERE id = :id AND delivered = FALSE")
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean cancelled(String id, String by) {
        return db.sql("UPDATE slw_run SET cancelled_by = :by"
                                + " WHERE id = :id AND outcome IS NULL AND cancelled_by IS NULL")
                        .param("by", by)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Writes what happened at a site; once the run has ended nothing of it changes any more. */
    public void site(String id, RunSite site) {
        db.sql("""
                UPDATE slw_run_site SET outcome = :outcome, changed = :changed, version = :version, detail = :detail
                WHERE run_id = :run AND site = :site
                    AND EXISTS (SELECT 1 FROM slw_run WHERE slw_run.id = :run AND slw_run.outcome IS NULL)""")
                .param("outcome", site.outcome().name())
                .param("changed", site.changed())
                .param("version", site.version())
                .param("detail", site.detail())
                .param("run", id)
                .param("site", site.site())
                .update();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** Reads runs, and their sites, with one statement each. */
    private List<RunRow> rows(String condition, Map<String, ?> values) {
        var runs = db.sql("SELECT * FROM slw_run WHERE " + condition + " ORDER BY queue_number")
                .params(values)
                .query(RunLedger::row)
                .list();
        if (runs.isEmpty()) {
            return runs;
        }
        var sites = new HashMap<String, List<RunSite>>();
        db.sql("SELECT * FROM slw_run_site WHERE run_id IN (:runs) ORDER BY site")
                .param("runs", runs.stream().map(RunRow::id).toList())
                .query(row -> {
                    sites.computeIfAbsent(row.getString("run_id"), run -> new ArrayList<>())
                            .add(site(row));
                });
        return runs.stream()
                .map(run -> run.at(sites.getOrDefault(run.id(), List.of())))
                .toList();
    }

    private static RunRow row(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        return new RunRow(
                row.getString("id"),
                new RunKey(
                        row.getString("ordered_by"),
                        new ReleaseKey(row.getString("release_key")),
                        row.getString("environment"),
                        row.getInt("window_number"),
                        row.getInt("wave"),
                        row.getInt("round"),
                        Playbook.valueOf(row.getString("playbook")),
                        Deployer.valueOf(row.getString("deployer"))),
                row.getString("programme"),
                row.getString("build_name"),
                Objects.requireNonNull(instant(row, "requested_at")),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                outcome == null ? null : RunState.valueOf(outcome),
                row.getString("cancelled_by"),
                row.getString("node"),
                instant(row, "begun_at"),
                Objects.requireNonNull(instant(row, "followed_at")),
                row.getString("trouble"),
                row.getString("note"),
                row.getBoolean("delivered"),
                List.of());
    }

    private static RunSite site(ResultSet row) throws SQLException {
        return new RunSite(
                row.getString("site"),
                row.getString("host"),
                SiteOutcome.valueOf(row.getString("outcome")),
                row.getBoolean("changed"),
                row.getString("version"),
                row.getString("detail"));
    }
}
