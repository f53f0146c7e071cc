package io.slipway.deployment;

import static java.util.stream.Collectors.toMap;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.InstalledBuilds;
import io.slipway.release.ReleaseKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is installed where, from what the sites themselves reported. A site that never reported is unknown. */
@Service
public class Environments implements InstalledBuilds {

    private final JdbcClient db;
    private final Programmes programmes;

    Environments(JdbcClient db, Programmes programmes) {
        this.db = db;
        this.programmes = programmes;
    }

    private record Entry(
            String environment,
            String site,
            String build,
            @Nullable String release,
            String run,
            Instant since) {}

    /** Returns every site of the programme in promotion order, with what it runs. */
    public List<InstalledSite> installed(String programme) {
        var newest = newest(programme);
        return programmes.get(programme).environments().stream()
                .flatMap(environment ->
                        environment.sites().stream().map(site -> installed(environment, site, newest.get(site.code()))))
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
    void installed(RunRow run, List<RunSite> sites, Instant at) {
        if (run.key().playbook() == Playbook.VERIFY) {
            return;
        }
        sites.stream()
                .filter(site -> site.outcome() == SiteOutcome.SUCCEEDED)
                .forEach(site -> add(run, site.site(), Objects.requireNonNull(site.version()), at));
    }

    private void add(RunRow run, String site, String build, Instant at) {
        db.sql("""
                INSERT INTO slw_installed (run_id, programme, environment, site, build_name, release_key, installed_at)
                VALUES (:run, :programme, :environment, :site, :build, :release, :at)""")
                .param("run", run.id())
                .param("programme", run.programme())
                .param("environment", run.key().environment())
                .param("site", site)
                .param("build", build)
                .param("release", release(run, site, build))
                .param("at", RunLedger.at(at))
                .update();
    }

    /** A site that was rolled back runs an earlier release, if we know which. */
    private @Nullable String release(RunRow run, String site, String build) {
        if (run.key().playbook() == Playbook.DEPLOY) {
            return run.key().release().value();
        }
        return entries(run.programme()).stream()
                .filter(entry -> entry.environment().equals(run.key().environment())
                        && entry.site().equals(site)
                        && entry.build().equals(build))
                .map(Entry::release)
                .filter(Objects::nonNull)
                .reduce(null, (first, second) -> second);
    }

    private Map<String, Entry> newest(String programme) {
        return entries(programme).stream().collect(toMap(Entry::site, entry -> entry, (first, second) -> second));
    }

    private List<Entry> entries(String programme) {
        return db.sql("SELECT * FROM slw_installed WHERE programme = :programme ORDER BY queue_number")
                .param("programme", programme)
                .query((row, number) -> new Entry(
                        row.getString("environment"),
                        row.getString("site"),
                        row.getString("build_name"),
                        row.getString("release_key"),
                        row.getString("run_id"),
                        Objects.requireNonNull(RunLedger.instant(row, "installed_at"))))
                .list();
    }

    private static InstalledSite installed(
            Programme.Environment environment, Programme.Site site, @Nullable Entry entry) {
        return new InstalledSite(
                environment.id(),
                site.code(),
                site.name(),
                site.aide(),
                site.onboarded(),
                entry == null ? null : entry.build(),
                entry == null || entry.release() == null ? null : new ReleaseKey(entry.release()),
                entry == null ? null : entry.run(),
                entry == null ? null : entry.since());
    }
}
