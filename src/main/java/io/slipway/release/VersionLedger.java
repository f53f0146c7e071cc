package io.slipway.release;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.ReleaseType;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out versions, each one once for all time in its programme. */
@Component
class VersionLedger {

    private final JdbcClient db;
    private final ObjectProvider<SiteOutcomes> outcomes;

    VersionLedger(JdbcClient db, ObjectProvider<SiteOutcomes> outcomes) {
        this.db = db;
        this.outcomes = outcomes;
    }

    Version next(Programme programme, ReleaseType type, StartRequest request) {
        if (request.version() != null) {
            return free(programme, request.version());
        }
        var part = request.increment() == null ? type.increments().get(0) : request.increment();
        if (!type.increments().contains(part)) {
            throw new RuleBroken(
                    "A release of type '" + type.id() + "' increments " + type.increments() + ", not " + part);
        }
        var base = type.startsFrom() == null ? latest(programme) : inProduction(programme);
        var version = base.next(part);
        while (isTaken(programme, version)) {
            version = version.next(part);
        }
        return version;
    }

    private Version latest(Programme programme) {
        return given(programme).stream().max(Version::compareTo).orElse(Version.parse(programme.initialVersion()));
    }

    /** What is mended in live operation is what runs there, whatever release is on its way meanwhile. */
    private Version inProduction(Programme programme) {
        var production = programme.production().id();
        return given(programme).stream()
                .filter(version -> reached(ReleaseKey.of(programme.id(), version), production))
                .max(Version::compareTo)
                .orElse(Version.parse(programme.initialVersion()));
    }

    private boolean reached(ReleaseKey release, String environment) {
        return outcomes.stream()
                .flatMap(source -> source.of(release).stream())
                .anyMatch(site -> site.environment().equals(environment) && site.deployed());
    }

    private Version free(Programme programme, Version version) {
        db.sql("SELECT release_key, title FROM slw_release WHERE programme = :programme AND version = :version")
                .param("programme", programme.id())
                .param("version", version.toString())
                .query((row, number) -> row.getString("release_key") + " (" + row.getString("title") + ")")
                .optional()
                .ifPresent(other -> {
                    throw new RuleBroken("Version " + version + " belongs to " + other
                            + " for all time; leave the version out and the next free one is taken");
                });
        return version;
    }

    private boolean isTaken(Programme programme, Version version) {
        return given(programme).contains(version);
    }

    private List<Version> given(Programme programme) {
        return db.sql("SELECT version FROM slw_release WHERE programme = :programme AND version IS NOT NULL")
                .param("programme", programme.id())
                .query((row, number) -> Version.parse(row.getString("version")))
                .list();
    }
}
