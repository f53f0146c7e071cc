package io.slipway.release;

import java.util.List;
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
        return db.sql("SELECT * FROM slw_documentation WHERE release_key = :release ORDER BY kind")
                .param("release", release.value())
                .query((row, number) -> new Documentation(
                        Documentation.Kind.valueOf(row.getString("kind")),
                        row.getBoolean("needed"),
                        row.getString("reason"),
                        row.getString("link"),
                        row.getString("decided_by"),
                        row.getString("updated_by")))
                .list();
    }

    @Transactional
    public void set(ReleaseKey release, Documentation documentation) {
        db.sql("DELETE FROM slw_documentation WHERE release_key = :release AND kind = :kind")
                .param("release", release.value())
                .param("kind", documentation.kind().name())
                .update();
        db.sql("INSERT INTO slw_documentation (release_key, kind, needed, reason, link, decided_by, updated_by)"
                        + " VALUES (:release, :kind, :needed, :reason, :link, :decidedBy, :updatedBy)")
                .param("release", release.value())
                .param("kind", documentation.kind().name())
                .param("needed", documentation.needed())
                .param("reason", documentation.reason())
                .param("link", documentation.link())
                .param("decidedBy", documentation.decidedBy())
                .param("updatedBy", documentation.updatedBy())
                .update();
    }
}
