package io.slipway.release;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The parties that a release touches: who has to know of it, and to be ready for it. */
@Service
public class ImpactedParties {

    private final JdbcClient db;

    ImpactedParties(JdbcClient db) {
        this.db = db;
    }

    /** Returns their ids in alphabetical order; nobody, where nobody was named. */
    public List<String> of(ReleaseKey release) {
        return db.sql("SELECT party FROM slw_impacted_party WHERE release_key = :release ORDER BY party")
                .param("release", release.value())
                .query(String.class)
                .list();
    }

    /** Returns the ids for each of the releases that touches somebody. */
    public Map<ReleaseKey, List<String>> of(Collection<ReleaseKey> releases) {
        return ByRelease.read(
                db,
                "SELECT release_key, party FROM slw_impacted_party WHERE release_key IN (:releases) ORDER BY party",
                releases,
                (row, number) -> row.getString("party"));
    }

    /** Adds those who are touched as well, as the impact assessment of something in its scope says. */
    public void add(ReleaseKey release, Collection<String> parties) {
        var known = of(release);
        parties.stream()
                .distinct()
                .filter(party -> !known.contains(party))
                .forEach(
                        party -> db.sql("INSERT INTO slw_impacted_party (release_key, party) VALUES (:release, :party)")
                                .param("release", release.value())
                                .param("party", party)
                                .update());
    }
}
