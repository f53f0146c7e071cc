package io.slipway.release;

import io.slipway.programme.Programmes;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the downtimes of a programme apart: in two at once nobody knew whose change broke the hub. */
@Component
public class Downtimes {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.UK);

    private final JdbcClient db;
    private final Releases releases;
    private final Programmes programmes;
    private final Lifecycles lifecycles;

    Downtimes(JdbcClient db, Releases releases, Programmes programmes, Lifecycles lifecycles) {
        this.db = db;
        this.releases = releases;
        this.programmes = programmes;
        this.lifecycles = lifecycles;
    }

    /** A window of a release, this one included, as long as that release is under way. */
    private record Taken(ReleaseKey release, Instant start, Instant end) {}

    /** Refuses a downtime of the release that would meet another one of its programme, and names that. */
    public void refuseOverlap(ReleaseKey release, Instant start, Instant end) {
        var programme = releases.get(release).programme();
        lock(programme);
        db
                .sql("""
                SELECT w.release_key, w.starts_at, w.predicted_end
                FROM slw_window w JOIN slw_release r ON r.release_key = w.release_key
                WHERE r.programme = :programme AND w.starts_at < :end AND w.predicted_end > :start
                ORDER BY w.starts_at, w.release_key""")
                .param("programme", programme)
                .param("start", Rows.at(start))
                .param("end", Rows.at(end))
                .query((row, number) -> new Taken(
                        new ReleaseKey(row.getString("release_key")),
                        Rows.instant(row, "starts_at"),
                        Rows.instant(row, "predicted_end")))
                .list()
                .stream()
                .filter(taken -> lifecycles.isRunning(taken.release()))
                .findFirst()
                .ifPresent(taken -> {
                    throw new RuleBroken(words(taken) + " Choose a time before or after it");
                });
    }

    /** Two windows set at the same moment would not see each other. */
    private void lock(String programme) {
        db.sql("SELECT release_key FROM slw_release WHERE release_key ="
                        + " (SELECT MIN(release_key) FROM slw_release WHERE programme = :programme) FOR UPDATE")
                .param("programme", programme)
                .query(String.class)
                .list();
    }

    private String words(Taken taken) {
        var zone = programmes.get(releases.get(taken.release()).programme()).timeZone();
        return "The downtime would overlap that of " + taken.release() + ", "
                + MOMENT.format(taken.start().atZone(zone)) + " to "
                + MOMENT.format(taken.end().atZone(zone)) + ".";
    }
}
