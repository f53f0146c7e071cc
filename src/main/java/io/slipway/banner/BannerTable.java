package io.slipway.banner;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import io.slipway.release.ShownDowntimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what we asked the live system to show. */
@Component
class BannerTable implements ShownDowntimes {

    private final JdbcClient db;

    BannerTable(JdbcClient db) {
        this.db = db;
    }

    /** Returns the changes of the release, the oldest first. */
    List<BannerChange> of(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_banner_change WHERE release_key = :release ORDER BY queue_number")
                .param("release", release.value())
                .query(BannerTable::change)
                .list();
    }

    @Override
    public boolean wasAsked(ReleaseKey release) {
        return !of(release).isEmpty();
    }

    @Override
    public boolean isOver(ReleaseKey release, int window, Instant since) {
        return of(release).stream()
                .filter(change -> change.window() == window)
                .reduce((earlier, later) -> later)
                .filter(BannerChange::isDown)
                .filter(change -> !since.isAfter(change.askedAt()))
                .isPresent();
    }

    @Override
    public List<Shown> shown(ReleaseKey release) {
        var since = new HashMap<Integer, Instant>();
        var shown = new ArrayList<Shown>();
        for (var change : of(release)) {
            var at = change.doneAt() == null ? change.askedAt() : change.doneAt();
            if (change.action() != BannerChange.Action.LOWERED) {
                since.putIfAbsent(change.window(), at);
            } else if (since.containsKey(change.window())) {
                shown.add(new Shown(
                        change.window(), Objects.requireNonNull(since.remove(change.window())), change.doneAt()));
            }
        }
        since.forEach((window, begun) -> shown.add(new Shown(window, begun, null)));
        return shown.stream().sorted(Comparator.comparing(Shown::since)).toList();
    }

    /** Returns those of the releases whose banner was not asked to come down since it was raised. */
    List<Banners.Up> up(Collection<ReleaseKey> releases) {
        if (releases.isEmpty()) {
            return List.of();
        }
        return db.sql("""
                SELECT c.release_key, c.window_number, MIN(c.asked_at) AS up_since FROM slw_banner_change c
                WHERE c.release_key IN (:releases) AND c.action <> 'LOWERED'
                    AND NOT EXISTS (SELECT 1 FROM slw_banner_change l WHERE l.release_key = c.release_key
                        AND l.window_number = c.window_number AND l.action = 'LOWERED'
                        AND l.queue_number > c.queue_number)
                GROUP BY c.release_key, c.window_number""")
                .param("releases", releases.stream().map(ReleaseKey::value).toList())
                .query((row, number) -> new Banners.Up(
                        new ReleaseKey(row.getString("release_key")),
                        row.getInt("window_number"),
                        Rows.instant(row, "up_since")))
                .list();
    }

    /** What a downtime has asked for last, and the release that it belongs to. */
    record Standing(ReleaseKey release, BannerChange change) {}

    /** Returns every other downtime of the programme whose banner was not asked to come down, the newest first. */
    List<Standing> standing(String programme, ReleaseKey release, int exceptWindow) {
        return db.sql("""
                SELECT c.* FROM slw_banner_change c JOIN slw_release r ON r.release_key = c.release_key
                WHERE r.programme = :programme AND NOT (c.release_key = :release AND c.window_number = :window)
                    AND c.action <> 'LOWERED'
                    AND NOT EXISTS (SELECT 1 FROM slw_banner_change l WHERE l.release_key = c.release_key
                        AND l.window_number = c.window_number AND l.queue_number > c.queue_number)
                ORDER BY c.queue_number DESC""")
                .param("programme", programme)
                .param("release", release.value())
                .param("window", exceptWindow)
                .query((row, number) -> new Standing(new ReleaseKey(row.getString("release_key")), change(row, number)))
                .list();
    }

    void insert(ReleaseKey release, BannerChange change) {
        db.sql("""
                INSERT INTO slw_banner_change (id, release_key, window_number, action, deployment_mode, message, link,
                    enabled, before_deployment_mode, before_message, before_link, before_enabled, asked_at)
                VALUES (:id, :release, :window, :action, :mode, :message, :link, :enabled, :beforeMode, :beforeMessage,
                    :beforeLink, :beforeEnabled, :at)""")
                .param("id", change.id())
                .param("release", release.value())
                .param("window", change.window())
                .param("action", change.action().name())
                .param("mode", change.wanted().deploymentMode())
                .param("message", change.wanted().message())
                .param("link", change.wanted().link())
                .param("enabled", change.wanted().enabled())
                .param("beforeMode", change.before().deploymentMode())
                .param("beforeMessage", change.before().message())
                .param("beforeLink", change.before().link())
                .param("beforeEnabled", change.before().enabled())
                .param("at", Rows.at(change.askedAt()))
                .update();
    }

    void done(BannerChange change, Instant at) {
        db.sql("UPDATE slw_banner_change SET done_at = :at WHERE id = :id")
                .param("at", Rows.at(at))
                .param("id", change.id())
                .update();
    }

    private static BannerChange change(ResultSet row, int number) throws SQLException {
        return new BannerChange(
                row.getString("id"),
                row.getInt("window_number"),
                BannerChange.Action.valueOf(row.getString("action")),
                new SiteDisplay(
                        row.getBoolean("deployment_mode"),
                        row.getString("message"),
                        row.getString("link"),
                        row.getBoolean("enabled")),
                new SiteDisplay(
                        row.getBoolean("before_deployment_mode"),
                        row.getString("before_message"),
                        row.getString("before_link"),
                        row.getBoolean("before_enabled")),
                Rows.instant(row, "asked_at"),
                Rows.instantOrNull(row, "done_at"));
    }
}
