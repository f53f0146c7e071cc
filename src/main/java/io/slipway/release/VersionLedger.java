package io.slipway.release;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.ReleaseType;
import io.slipway.programme.VersionPart;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out versions, each one once for all time in its programme. */
@Component
class VersionLedger {

    /** What runs is among the newest, most of the time. */
    private static final int FEW = 20;

    private final JdbcClient db;
    private final ObjectProvider<SiteOutcomes> outcomes;

    VersionLedger(JdbcClient db, ObjectProvider<SiteOutcomes> outcomes) {
        this.db = db;
        this.outcomes = outcomes;
    }

    /** Refuses, with what may be had instead, a version that is not the next of a part that the type increments. */
    Version next(Programme programme, ReleaseType type, StartRequest request) {
        var parts = request.increment() == null ? type.increments() : List.of(request.increment());
        if (!type.increments().containsAll(parts)) {
            throw new RuleBroken("A release of type '" + type.id() + "' increments " + type.increments() + ", not "
                    + request.increment());
        }
        var base = type.startsFrom() == null ? latest(programme) : inProduction(programme);
        var wanted = request.version();
        if (wanted == null) {
            return nextFree(programme, base, parts.get(0));
        }
        refuseTaken(programme, wanted);
        var offered = parts.stream()
                .filter(part -> !base.isHighest(part))
                .map(part -> nextFree(programme, base, part))
                .toList();
        if (!offered.contains(wanted)) {
            throw new RuleBroken("Version " + wanted + " does not follow " + base + "; choose "
                    + offered.stream().map(Version::toString).collect(Collectors.joining(" or "))
                    + ", or leave the version out");
        }
        return wanted;
    }

    private Version nextFree(Programme programme, Version base, VersionPart part) {
        var version = base.next(part);
        while (isGiven(programme, version)) {
            version = version.next(part);
        }
        return version;
    }

    /** What was withdrawn is followed by nothing, though its version is never given again. */
    private Version latest(Programme programme) {
        return highest(programme, " AND withdrawn_reason IS NULL", 0, 1).stream()
                .findFirst()
                .orElse(Version.parse(programme.initialVersion()));
    }

    /** What is mended in live operation is what runs there, whatever release is on its way meanwhile. */
    private Version inProduction(Programme programme) {
        var production = programme.live().id();
        for (var from = 0; ; from += FEW) {
            var some = highest(programme, "", from, FEW);
            var found = some.stream()
                    .filter(version -> reached(ReleaseKey.of(programme.id(), version), production))
                    .findFirst();
            if (found.isPresent() || some.size() < FEW) {
                return found.orElse(Version.parse(programme.initialVersion()));
            }
        }
    }

    private boolean reached(ReleaseKey release, String environment) {
        return outcomes.stream()
                .flatMap(source -> source.of(release).stream())
                .anyMatch(site -> site.environment().equals(environment) && site.deployed());
    }

    private void refuseTaken(Programme programme, Version version) {
        db.sql("SELECT release_key, title FROM slw_release WHERE programme = :programme AND version = :version")
                .param("programme", programme.id())
                .param("version", version.toString())
                .query((row, number) -> row.getString("release_key") + " (" + row.getString("title") + ")")
                .optional()
                .ifPresent(other -> {
                    throw new RuleBroken("Version " + version + " belongs to " + other
                            + " for all time; leave the version out and the next free one is taken");
                });
    }

    private boolean isGiven(Programme programme, Version version) {
        return db.sql("SELECT COUNT(*) FROM slw_release WHERE programme = :programme AND version = :version")
                        .param("programme", programme.id())
                        .param("version", version.toString())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Returns some of the versions that were given, the highest first. */
    private List<Version> highest(Programme programme, String condition, int from, int count) {
        return db.sql("SELECT version FROM slw_release WHERE programme = :programme AND version IS NOT NULL" + condition
                        + " ORDER BY programme DESC, major_part DESC, minor_part DESC, patch_part DESC,"
                        + " emergency_part DESC LIMIT :count OFFSET :from")
                .param("programme", programme.id())
                .param("count", count)
                .param("from", from)
                .query((row, number) -> Version.parse(row.getString("version")))
                .list();
    }
}
