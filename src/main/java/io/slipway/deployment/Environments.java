package io.slipway.deployment;

import static java.util.stream.Collectors.toMap;

import io.slipway.build.InstalledBuilds;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Deployer;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is installed where, from what sites reported or their people declared. Of what nobody told is unknown. */
@Service
public class Environments implements InstalledBuilds {

    private final JdbcClient db;
    private final Programmes programmes;

    Environments(JdbcClient db, Programmes programmes) {
        this.db = db;
        this.programmes = programmes;
    }

    /** @param number counts entries in the order they were written */
    private record Entry(
            String site,
            String build,
            @Nullable String release,
            String run,
            boolean declared,
            Instant since,
            long number) {}

    /**
     * Returns every site of the programme in promotion order, with what it runs. Sites that are the same installation run
     * what was brought to any of them last.
     */
    public List<InstalledSite> installed(String programme) {
        var newest = newest(programme);
        var found = programmes.get(programme);
        return found.environments().stream()
                .flatMap(environment -> environment.sites().stream()
                        .map(site -> installed(
                                found,
                                environment,
                                site,
                                newest.get(found.installation(site).code()))))
                .toList();
    }

    @Override
    public List<Installed> at(String programme, String environment) {
        return installed(programme).stream()
                .filter(site -> site.environment().equals(environment))
                .map(site -> new Installed(site.site(), site.build(), site.release()))
                .toList();
    }

    /** Writes down what a run that has ended brought to its sites. */
    public void installed(RunRow run, List<RunSite> sites, Instant at) {
        if (run.key().playbook() == Playbook.VERIFY) {
            return;
        }
        sites.stream()
                .filter(site -> site.outcome() == SiteOutcome.SUCCEEDED)
                .forEach(site -> add(run, site.site(), Objects.requireNonNull(site.version()), at));
    }

    private void add(RunRow run, String site, String build, Instant at) {
        db.sql("""
                INSERT INTO slw_installed (run_id, programme, environment, site, build_name, release_key, declared,
                    installed_at)
                VALUES (:run, :programme, :environment, :site, :build, :release, :declared, :at)""")
                .param("run", run.id())
                .param("programme", run.programme())
                .param("environment", run.key().environment())
                .param("site", site)
                .param("build", build)
                .param("release", release(run, site, build))
                .param("declared", run.key().deployer() == Deployer.PARTY)
                .param("at", RunLedger.at(at))
                .update();
    }

    /** A site that was rolled back runs an earlier release, if we know which. */
    private @Nullable String release(RunRow run, String site, String build) {
        if (run.key().playbook() == Playbook.DEPLOY) {
            return run.key().release().value();
        }
        return db.sql("""
                SELECT release_key FROM slw_installed WHERE programme = :programme AND site = :site
                    AND environment = :environment AND build_name = :build AND release_key IS NOT NULL
                ORDER BY queue_number DESC FETCH FIRST ROW ONLY""")
                .param("programme", run.programme())
                .param("site", site)
                .param("environment", run.key().environment())
                .param("build", build)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** Reads the newest entry of each installation, by its own code; what sites ran before does not count. */
    private Map<String, Entry> newest(String programme) {
        var found = programmes.get(programme);
        var sites = found.environments().stream()
                .flatMap(environment -> environment.sites().stream())
                .map(Programme.Site::code)
                .distinct()
                .toList();
        if (sites.isEmpty()) {
            return Map.of();
        }
        var values = new HashMap<String, Object>();
        values.put("programme", programme);
        var each = new ArrayList<String>();
        for (var number = 0; number < sites.size(); number++) {
            // in the order of the index, of which both databases read one row for each site
            each.add("(SELECT * FROM slw_installed WHERE programme = :programme AND site = :site" + number
                    + " ORDER BY programme DESC, site DESC, queue_number DESC FETCH FIRST ROW ONLY)");
            values.put("site" + number, sites.get(number));
        }
        return db.sql(String.join(" UNION ALL ", each)).params(values).query(Environments::entry).list().stream()
                .collect(toMap(
                        entry -> found.installation(found.site(entry.site())).code(),
                        entry -> entry,
                        BinaryOperator.maxBy(Comparator.comparingLong(Entry::number))));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("site"),
                row.getString("build_name"),
                row.getString("release_key"),
                row.getString("run_id"),
                row.getBoolean("declared"),
                Objects.requireNonNull(RunLedger.instant(row, "installed_at")),
                row.getLong("queue_number"));
    }

    private static InstalledSite installed(
            Programme programme, Programme.Environment environment, Programme.Site site, @Nullable Entry entry) {
        return new InstalledSite(
                environment.id(),
                site.code(),
                site.name(),
                programme.software(site),
                site.onboarded(),
                entry == null ? null : entry.build(),
                entry == null || entry.release() == null ? null : new ReleaseKey(entry.release()),
                entry == null ? null : entry.run(),
                entry != null && entry.declared(),
                entry == null ? null : entry.since());
    }
}
