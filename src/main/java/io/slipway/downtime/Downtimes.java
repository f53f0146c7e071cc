package io.slipway.downtime;

import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.Rows;
import io.slipway.release.RuleBroken;
import io.slipway.release.ShownDowntimes;
import io.slipway.release.StartTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the downtimes of a programme apart: in two at once nobody knew whose change broke it. */
@Component
public class Downtimes {

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration FAR_AHEAD = Duration.ofDays(3650);

    private final JdbcClient db;
    private final Releases releases;
    private final Programmes programmes;
    private final ObjectProvider<ShownDowntimes> shown;

    Downtimes(JdbcClient db, Releases releases, Programmes programmes, ObjectProvider<ShownDowntimes> shown) {
        this.db = db;
        this.releases = releases;
        this.programmes = programmes;
        this.shown = shown;
    }

    /** A window of a release, this one included, as long as its downtime lies ahead or goes on. */
    record Taken(ReleaseKey release, int window, Instant start, Instant end) {}

    /**
     * Refuses what is no span of at most a day.
     *
     * @throws RuleBroken when it ends before it starts, or after more than a day
     */
    public static void refuseLength(Instant start, Instant end) {
        if (!end.isAfter(start) || Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw new RuleBroken("The predicted end must follow the start by a day at the most");
        }
    }

    /**
     * Refuses a downtime of the release that would meet another one of its programme, or of its party where each party
     * releases for itself, and names that; and one that begins when the programme's rules no longer hold.
     *
     * @throws RuleBroken when it does
     */
    public void refuseOverlap(ReleaseKey release, Instant start, Instant end) {
        var programme = programmes.get(releases.find(release).orElseThrow().programme());
        StartTerms.checkValidity(programme, start.atZone(programme.timeZone()).toLocalDate());
        taken(release, start, end).findFirst().ifPresent(taken -> {
            throw new RuleBroken(words(taken) + " Choose a time before or after it");
        });
    }

    /** Refuses another end of a downtime that would make it too long or let it meet that of another release. */
    void refuseEnd(ReleaseKey release, Window window, Instant end) {
        refuseLength(window.startsAt(), end);
        taken(release, window.startsAt(), end)
                .filter(taken -> !taken.release().equals(release))
                .findFirst()
                .ifPresent(taken -> {
                    throw new RuleBroken(words(taken) + " Predict an end before it, or withdraw that release first");
                });
    }

    /** Returns the downtimes of the other releases of its programme that go on then or come later, in their order. */
    List<Taken> ahead(ReleaseKey release, Instant from) {
        return during(releases.get(release), from, from.plus(FAR_AHEAD))
                .filter(taken -> !taken.release().equals(release))
                .toList();
    }

    private Stream<Taken> taken(ReleaseKey release, Instant start, Instant end) {
        var own = releases.get(release);
        lock(own.programme());
        return during(own, start, end);
    }

    private Stream<Taken> during(Release own, Instant start, Instant end) {
        return db
                .sql("""
                SELECT w.release_key, w.number, w.starts_at, w.predicted_end
                FROM slw_window w JOIN slw_release r ON r.release_key = w.release_key
                WHERE r.programme = :programme AND (r.party IS NULL OR r.party = :party) AND w.starts_at < :end AND w.predicted_end > :start
                ORDER BY w.starts_at, w.release_key""")
                .param("programme", own.programme())
                .param("party", own.party())
                .param("start", Rows.at(start))
                .param("end", Rows.at(end))
                .query((row, number) -> new Taken(
                        new ReleaseKey(row.getString("release_key")),
                        row.getInt("number"),
                        Rows.instant(row, "starts_at"),
                        Rows.instant(row, "predicted_end")))
                .list()
                .stream()
                .filter(taken -> !isOver(taken));
    }

    private boolean isOver(Taken taken) {
        return releases.hasEnded(releases.get(taken.release()))
                || shown.stream()
                        .anyMatch(downtimes -> downtimes.isOver(taken.release(), taken.window(), taken.start()));
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
        var time = programmes.get(programme(taken.release())).time();
        return "The downtime would overlap that of " + taken.release() + ", "
                + time.onForm(taken.start()) + " to "
                + time.onForm(taken.end()) + ".";
    }

    private String programme(ReleaseKey release) {
        return releases.get(release).programme();
    }
}
