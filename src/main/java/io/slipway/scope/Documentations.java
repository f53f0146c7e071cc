package io.slipway.scope;

import io.slipway.release.ByRelease;
import io.slipway.release.ReleaseKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which system documents change with a release, and where the updated ones are. */
@Service
public class Documentations {

    private final JdbcClient db;

    Documentations(JdbcClient db) {
        this.db = db;
    }

    public List<Documentation> of(ReleaseKey release) {
        return of(List.of(release)).getOrDefault(release, List.of());
    }

    /** Returns those of each of the releases that have any. */
    public Map<ReleaseKey, List<Documentation>> of(Collection<ReleaseKey> releases) {
        return ByRelease.read(
                db,
                "SELECT * FROM slw_documentation WHERE release_key IN (:releases) ORDER BY title",
                releases,
                (row, number) -> new Documentation(
                        row.getString("document"),
                        row.getString("title"),
                        row.getBoolean("needed"),
                        row.getString("reason"),
                        row.getString("link"),
                        row.getString("decided_by"),
                        row.getString("updated_by")));
    }

    @Transactional
    public void set(ReleaseKey release, Documentation documentation) {
        db.sql("DELETE FROM slw_documentation WHERE release_key = :release AND document = :document")
                .param("release", release.value())
                .param("document", documentation.document())
                .update();
        db.sql(
                        "INSERT INTO slw_documentation (release_key, document, title, needed, reason, link, decided_by, updated_by)"
                                + " VALUES (:release, :document, :title, :needed, :reason, :link, :decidedBy, :updatedBy)")
                .param("release", release.value())
                .param("document", documentation.document())
                .param("title", documentation.title())
                .param("needed", documentation.needed())
                .param("reason", documentation.reason())
                .param("link", documentation.link())
                .param("decidedBy", documentation.decidedBy())
                .param("updatedBy", documentation.updatedBy())
                .update();
    }
}
