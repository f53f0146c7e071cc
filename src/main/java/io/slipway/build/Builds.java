package io.slipway.build;

import static java.util.Comparator.comparing;

import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import io.slipway.release.RuleBroken;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Registered build manifests. A name, once registered, stands for the same bytes for ever. */
@Service
public class Builds {

    private final JdbcClient db;
    private final Clock clock;

    Builds(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Registers the manifest; the same manifest again is no error, another one under the same name is refused. */
    @Transactional
    public Build register(BuildManifest manifest, String by) {
        var digest = manifest.digest();
        var known = find(manifest.programme(), manifest.name());
        if (known.isPresent()) {
            if (!known.get().digest().equals(digest)) {
                throw new RuleBroken("Build " + manifest.name() + " is frozen with digest "
                        + known.get().digest() + "; this manifest has " + digest + ". Give the new build a new name");
            }
            return known.get();
        }
        insert(manifest, digest, by);
        return find(manifest.programme(), manifest.name()).orElseThrow();
    }

    public Optional<Build> find(String programme, String name) {
        return digest(programme, name)
                .map(digest -> new Build(
                        programme,
                        name,
                        digest,
                        components(programme, name),
                        flags(programme, name),
                        fixes(programme, name)));
    }

    /** Returns the names of the builds that the release may choose, those named after it first, then the newest. */
    public List<String> choices(Release release) {
        return db
                .sql("""
                SELECT name FROM slw_build b WHERE programme = :programme AND NOT EXISTS (
                    SELECT 1 FROM slw_release r WHERE r.programme = b.programme AND r.build_name = b.name
                        AND r.release_key <> :release AND r.withdrawn_reason IS NULL)
                ORDER BY registered_at DESC, name DESC""")
                .param("programme", release.programme())
                .param("release", release.key().value())
                .query(String.class)
                .list()
                .stream()
                .sorted(comparing(name -> !name.startsWith(release.number())))
                .toList();
    }

    /** Returns another release that goes, or went, out with this build. */
    public Optional<ReleaseKey> takenBy(Release release, String name) {
        return db
                .sql("SELECT release_key FROM slw_release WHERE programme = :programme AND build_name = :name"
                        + " AND release_key <> :release AND withdrawn_reason IS NULL ORDER BY requested_at")
                .param("programme", release.programme())
                .param("name", name)
                .param("release", release.key().value())
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .map(ReleaseKey::new);
    }

    /** Returns the build the release would deploy now. */
    public Optional<Build> current(Release release) {
        return Optional.ofNullable(release.build()).flatMap(name -> find(release.programme(), name));
    }

    /** A build by the name that people use and the digest of what it is made of. */
    public record Named(String name, String digest) {}

    /** Returns the build the release would deploy now, whatever the caller has read of the release before. */
    public Optional<Named> current(ReleaseKey release) {
        return db.sql("SELECT b.name, b.digest FROM slw_release r"
                        + " JOIN slw_build b ON b.programme = r.programme AND b.name = r.build_name"
                        + " WHERE r.release_key = :release")
                .param("release", release.value())
                .query((row, number) -> new Named(row.getString("name"), row.getString("digest")))
                .optional();
    }

    /** The release takes this build from now on; what was met for another build no longer counts. */
    public void choose(Release release, Build build) {
        db.sql("UPDATE slw_release SET build_name = :build WHERE release_key = :release")
                .param("build", build.name())
                .param("release", release.key().value())
                .update();
    }

    /** The release has no build any more, so nothing counts as met for one, until somebody registers one for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(ReleaseKey release) {
        db.sql("UPDATE slw_release SET build_name = NULL WHERE release_key = :release")
                .param("release", release.value())
                .update();
    }

    private void insert(BuildManifest manifest, String digest, String by) {
        db.sql("INSERT INTO slw_build (programme, name, digest, registered_by, registered_at)"
                        + " VALUES (:programme, :name, :digest, :by, :at)")
                .param("programme", manifest.programme())
                .param("name", manifest.name())
                .param("digest", digest)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        for (var component : manifest.components()) {
            db.sql("INSERT INTO slw_build_component (programme, build_name, component, version, artefact, sha256)"
                            + " VALUES (:programme, :name, :component, :version, :artefact, :sha256)")
                    .param("programme", manifest.programme())
                    .param("name", manifest.name())
                    .param("component", component.component())
                    .param("version", component.version())
                    .param("artefact", component.artefact())
                    .param("sha256", component.sha256())
                    .update();
        }
        for (var flag : manifest.flags()) {
            db.sql("INSERT INTO slw_build_flag (programme, build_name, flag, enabled)"
                            + " VALUES (:programme, :name, :flag, :enabled)")
                    .param("programme", manifest.programme())
                    .param("name", manifest.name())
                    .param("flag", flag.flag())
                    .param("enabled", flag.enabled())
                    .update();
        }
        for (var fix : manifest.fixes()) {
            db.sql("INSERT INTO slw_build_fix (programme, build_name, ticket_key) VALUES (:programme, :name, :ticket)")
                    .param("programme", manifest.programme())
                    .param("name", manifest.name())
                    .param("ticket", fix)
                    .update();
        }
    }

    private Optional<String> digest(String programme, String name) {
        return db.sql("SELECT digest FROM slw_build WHERE programme = :programme AND name = :name")
                .param("programme", programme)
                .param("name", name)
                .query(String.class)
                .optional();
    }

    private List<Build.Component> components(String programme, String name) {
        return db.sql("SELECT component, version, artefact, sha256 FROM slw_build_component"
                        + " WHERE programme = :programme AND build_name = :name ORDER BY component")
                .param("programme", programme)
                .param("name", name)
                .query((row, number) -> new Build.Component(
                        row.getString("component"),
                        row.getString("version"),
                        row.getString("artefact"),
                        row.getString("sha256")))
                .list();
    }

    private List<Build.Flag> flags(String programme, String name) {
        return db.sql("SELECT flag, enabled FROM slw_build_flag"
                        + " WHERE programme = :programme AND build_name = :name ORDER BY flag")
                .param("programme", programme)
                .param("name", name)
                .query((row, number) -> new Build.Flag(row.getString("flag"), row.getBoolean("enabled")))
                .list();
    }

    private List<String> fixes(String programme, String name) {
        return db.sql("SELECT ticket_key FROM slw_build_fix"
                        + " WHERE programme = :programme AND build_name = :name ORDER BY ticket_key")
                .param("programme", programme)
                .param("name", name)
                .query(String.class)
                .list();
    }
}
