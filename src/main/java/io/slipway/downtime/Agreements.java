package io.slipway.downtime;

import io.slipway.release.ByRelease;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which sites have agreed the date of their deployment. A site without a row is not a target of the release. */
@Service
public class Agreements {

    private final JdbcClient db;
    private final Clock clock;

    Agreements(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public List<SiteAgreement> of(ReleaseKey release) {
        return of(List.of(release)).getOrDefault(release, List.of());
    }

    /** Returns the agreements of each of the releases that have any. */
    public Map<ReleaseKey, List<SiteAgreement>> of(Collection<ReleaseKey> releases) {
        return ByRelease.read(
                db,
                "SELECT * FROM slw_site_agreement WHERE release_key IN (:releases) ORDER BY site",
                releases,
                (row, number) -> new SiteAgreement(
                        row.getString("site"),
                        row.getInt("window_number"),
                        SiteAgreement.State.valueOf(row.getString("state")),
                        Rows.instantOrNull(row, "agreed_start"),
                        Rows.instantOrNull(row, "proposed_start"),
                        row.getString("changed_by"),
                        Rows.instant(row, "changed_at")));
    }

    public Optional<SiteAgreement> find(ReleaseKey release, String site) {
        return of(release).stream()
                .filter(agreement -> agreement.site().equals(site))
                .findFirst();
    }

    @Transactional
    public void set(ReleaseKey release, SiteAgreement agreement) {
        clear(release, agreement.site());
        db.sql("""
                INSERT INTO slw_site_agreement (release_key, site, window_number, state, agreed_start, proposed_start,
                    changed_by, changed_at)
                VALUES (:release, :site, :window, :state, :agreed, :proposed, :by, :at)""")
                .param("release", release.value())
                .param("site", agreement.site())
                .param("window", agreement.window())
                .param("state", agreement.state().name())
                .param("agreed", agreement.agreedStart() == null ? null : Rows.at(agreement.agreedStart()))
                .param("proposed", agreement.proposedStart() == null ? null : Rows.at(agreement.proposedStart()))
                .param("by", agreement.changedBy())
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    public void clear(ReleaseKey release, String site) {
        db.sql("DELETE FROM slw_site_agreement WHERE release_key = :release AND site = :site")
                .param("release", release.value())
                .param("site", site)
                .update();
    }
}
