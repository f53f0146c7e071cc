package io.slipway.evidence;

import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The decisions by which operators have settled releases whose lifecycle is gone; nothing is ever changed. */
@Service
public class WriteOffs {

    private final JdbcClient db;
    private final Fates fates;
    private final Clock clock;

    WriteOffs(JdbcClient db, Fates fates, Clock clock) {
        this.db = db;
        this.fates = fates;
        this.clock = clock;
    }

    /** Returns the decisions about those of the releases that are settled. */
    public Map<ReleaseKey, WriteOff> of(Collection<Release> releases) {
        var settled = all();
        return releases.stream()
                .filter(release -> settled.containsKey(lifecycle(release)))
                .collect(Collectors.toMap(
                        Release::key, release -> Objects.requireNonNull(settled.get(lifecycle(release)))));
    }

    /**
     * Settles a release whose lifecycle is gone, so that it no longer counts as trouble; its record stays.
     *
     * @throws RuleBroken when its lifecycle is not lost, or that decision was taken
     */
    public void settle(Release release, String by, String reason) {
        var explanation = Texts.require("reason", reason, 2000);
        if (fates.of(release).state() != Fate.State.LOST) {
            throw new RuleBroken(release.key() + " is not lost: its lifecycle goes on or has ended, so there is nothing"
                    + " to write off. A release that is not wanted any more is withdrawn");
        }
        try {
            insert(release, by, explanation);
        } catch (DuplicateKeyException second) {
            throw new RuleBroken(release.key() + " was written off already, and that decision stands; its page tells"
                    + " by whom and why");
        }
    }

    private void insert(Release release, String by, String reason) {
        db.sql("INSERT INTO slw_write_off (lifecycle, release_key, reason, decided_by, decided_at)"
                        + " VALUES (:lifecycle, :release, :reason, :by, :at)")
                .param("lifecycle", lifecycle(release))
                .param("release", release.key().value())
                .param("reason", reason)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    /** There are few: losing a lifecycle takes force. */
    private Map<String, WriteOff> all() {
        return db
                .sql("SELECT * FROM slw_write_off")
                .query((row, number) -> Map.entry(
                        row.getString("lifecycle"),
                        new WriteOff(
                                row.getString("reason"), row.getString("decided_by"), Rows.instant(row, "decided_at"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String lifecycle(Release release) {
        return Objects.requireNonNullElse(
                release.processInstanceId(), release.key().value());
    }
}
