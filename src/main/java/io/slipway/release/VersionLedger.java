package io.slipway.release;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.ReleaseType;
import io.slipway.programme.VersionPart;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Gives out versions, each one once for all time in its programme, or for its party where each counts for itself. */
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
        return next(programme, type, request.terms().party(), request.increment(), request.version());
    }

    /**
     * Returns the version that follows, given out by nobody yet.
     *
     * @param party whose version it is; null where versions count for the whole programme
     * @param increment null takes the usual part of the type
     * @param wanted a version somebody insists on; null leaves the choice here
     * @throws RuleBroken when it is taken, or is not the next of a part that the type increments
     */
    Version next(
            Programme programme,
            ReleaseType type,
            @Nullable String party,
            @Nullable VersionPart increment,
            @Nullable Version wanted) {
        var parts = increment == null ? type.increments() : List.of(increment);
        if (!type.increments().containsAll(parts)) {
            throw new RuleBroken(
                    "A release of type '" + type.id() + "' increments " + type.increments() + ", not " + increment);
        }
        var line = new Line(programme, party);
        var base = base(line, type);
        if (wanted == null) {
            return nextFree(line, base, parts.get(0));
        }
        refuseTaken(line, wanted);
        var offered = parts.stream()
                .filter(part -> !base.isHighest(part))
                .map(part -> nextFree(line, base, part))
                .toList();
        if (!offered.contains(wanted)) {
            throw new RuleBroken("Version " + wanted + " does not follow " + base + "; choose "
                    + offered.stream().map(Version::toString).collect(Collectors.joining(" or "))
                    + ", or leave the version out");
        }
        return wanted;
    }

    /**
     * What counts versions.
     *
     * @param party null where it is the programme as a whole
     */
    private record Line(Programme programme, @Nullable String party) {}

    private record Given(ReleaseKey release, Version version) {}

    /**
     * What is planned follows what was planned last; what mends live operation follows what runs there. Parties mend one
     * line of versions while they prepare the next, so each release of theirs follows what runs.
     */
    private Version base(Line line, ReleaseType type) {
        if (line.party() != null) {
            return inProduction(line).orElseGet(() -> latest(line));
        }
        return type.startsFrom() == null
                ? latest(line)
                : inProduction(line).orElse(Version.parse(line.programme().initialVersion()));
    }

    private Version nextFree(Line line, Version base, VersionPart part) {
        var version = base.next(part);
        while (isGiven(line, version)) {
            version = version.next(part);
        }
        return version;
    }

    /** What was withdrawn is followed by nothing, though its version is never given again. */
    private Version latest(Line line) {
        return highest(line, " AND withdrawn_reason IS NULL", 0, 1).stream()
                .map(Given::version)
                .findFirst()
                .orElse(Version.parse(line.programme().initialVersion()));
    }

    /** What is mended in live operation is what runs there, whatever release is on its way meanwhile. */
    private Optional<Version> inProduction(Line line) {
        for (var from = 0; ; from += FEW) {
            var some = highest(line, "", from, FEW);
            var found = some.stream()
                    .filter(given -> reached(line.programme(), given.release()))
                    .map(Given::version)
                    .findFirst();
            if (found.isPresent() || some.size() < FEW) {
                return found;
            }
        }
    }

    private boolean reached(Programme programme, ReleaseKey release) {
        return outcomes.stream()
                .flatMap(source -> source.of(release).stream())
                .anyMatch(site -> site.deployed() && programme.isLive(site.environment()));
    }

    private void refuseTaken(Line line, Version version) {
        of(line, "SELECT release_key, title", " AND version = :version")
                .param("version", version.toString())
                .query((row, number) -> row.getString("release_key") + " (" + row.getString("title") + ")")
                .optional()
                .ifPresent(other -> {
                    throw new RuleBroken("Version " + version + " belongs to " + other
                            + " for all time; leave the version out and the next free one is taken");
                });
    }

    private boolean isGiven(Line line, Version version) {
        return of(line, "SELECT COUNT(*)", " AND version = :version")
                        .param("version", version.toString())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Returns some of the versions that were given, the highest first. */
    private List<Given> highest(Line line, String condition, int from, int count) {
        return of(
                        line,
                        "SELECT release_key, version",
                        " AND version IS NOT NULL" + condition
                                + " ORDER BY programme DESC, major_part DESC, minor_part DESC, patch_part DESC,"
                                + " emergency_part DESC LIMIT :count OFFSET :from")
                .param("count", count)
                .param("from", from)
                .query((row, number) -> new Given(
                        new ReleaseKey(row.getString("release_key")), Version.parse(row.getString("version"))))
                .list();
    }

    private StatementSpec of(Line line, String columns, String condition) {
        var all = columns + " FROM slw_release WHERE programme = :programme AND ";
        return line.party() == null
                ? db.sql(all + "party IS NULL" + condition)
                        .param("programme", line.programme().id())
                : db.sql(all + "party = :party" + condition)
                        .param("programme", line.programme().id())
                        .param("party", line.party());
    }
}
