package io.slipway.deployment;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether the rehearsal holds the same build as the live environment, compared after each deployment there (F-056). */
@Service
public class Comparisons {

    private final JdbcClient db;
    private final Clock clock;
    private final Programmes programmes;
    private final Releases releases;
    private final Environments environments;

    Comparisons(JdbcClient db, Clock clock, Programmes programmes, Releases releases, Environments environments) {
        this.db = db;
        this.clock = clock;
        this.programmes = programmes;
        this.releases = releases;
        this.environments = environments;
    }

    @Transactional
    public void compare(ReleaseKey key, int window) {
        var id = UUID.randomUUID().toString();
        db.sql("INSERT INTO slw_comparison (id, release_key, window_number, compared_at)"
                        + " VALUES (:id, :release, :window, :at)")
                .param("id", id)
                .param("release", key.value())
                .param("window", window)
                .param("at", RunLedger.at(clock.instant()))
                .update();
        differences(releases.get(key).programme()).forEach(difference -> add(id, difference));
    }

    /** Returns the newest comparison of the release, or nothing while none was made. */
    public Optional<Comparison> newest(ReleaseKey key) {
        return db.sql("SELECT * FROM slw_comparison WHERE release_key = :release ORDER BY compared_at DESC, id"
                        + " FETCH FIRST 1 ROWS ONLY")
                .param("release", key.value())
                .query((row, number) -> new Comparison(
                        Objects.requireNonNull(RunLedger.instant(row, "compared_at")), stored(row.getString("id"))))
                .optional();
    }

    private List<Comparison.Difference> differences(String id) {
        var programme = programmes.get(id);
        var production = programme.live().id();
        var rehearsal = programme.rehearsal().map(Programme.Environment::id).orElse("");
        var sites = environments.installed(id);
        return sites.stream()
                .filter(site -> site.environment().equals(production))
                .flatMap(site -> sites.stream()
                        .filter(other -> other.environment().equals(rehearsal))
                        .filter(other -> !Objects.equals(site.build(), other.build()))
                        .map(other ->
                                new Comparison.Difference(site.site(), site.build(), other.site(), other.build())))
                .toList();
    }

    private void add(String comparison, Comparison.Difference difference) {
        db.sql("INSERT INTO slw_difference (comparison_id, site, other_site, build_name, other_build)"
                        + " VALUES (:comparison, :site, :other, :build, :otherBuild)")
                .param("comparison", comparison)
                .param("site", difference.site())
                .param("other", difference.rehearsalSite())
                .param("build", difference.build())
                .param("otherBuild", difference.rehearsalBuild())
                .update();
    }

    private List<Comparison.Difference> stored(String comparison) {
        return db.sql("SELECT * FROM slw_difference WHERE comparison_id = :comparison ORDER BY site, other_site")
                .param("comparison", comparison)
                .query((row, number) -> new Comparison.Difference(
                        row.getString("site"),
                        row.getString("build_name"),
                        row.getString("other_site"),
                        row.getString("other_build")))
                .list();
    }
}
