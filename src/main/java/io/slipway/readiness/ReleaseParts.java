package io.slipway.readiness;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import io.slipway.release.RuleBroken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The texts that people wrote for a release, part by part; the newest of each stands, the earlier ones stay. */
@Service
public class ReleaseParts {

    private final JdbcClient db;
    private final Clock clock;

    ReleaseParts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Keeps the text as the newest of its part; what stands already is not kept twice. An empty text takes the part back.
     *
     * @throws RuleBroken when somebody else wrote the same part at the same moment
     */
    public void keep(ReleaseKey release, String part, String title, String text, String by) {
        var newest = newest(release, part);
        if (newest.map(ReleasePart::text).orElse("").equals(text)) {
            return;
        }
        var round = newest.map(ReleasePart::round).orElse(0) + 1;
        try {
            insert(release, new ReleasePart(part, round, title, text, by, clock.instant()));
        } catch (DuplicateKeyException second) {
            throw new RuleBroken("'" + title + "' was written a moment ago by somebody else; open the task again and"
                    + " read what stands there now");
        }
    }

    /** Returns the newest of each part, in the order in which they were first written. */
    public List<ReleasePart> of(ReleaseKey release) {
        var newest = new LinkedHashMap<String, ReleasePart>();
        history(release).forEach(part -> newest.put(part.part(), part));
        return newest.values().stream().filter(part -> !part.text().isEmpty()).toList();
    }

    /** Returns every round of every part, the oldest first. */
    public List<ReleasePart> history(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_release_part WHERE release_key = :release ORDER BY written_at, part, round")
                .param("release", release.value())
                .query(ReleaseParts::part)
                .list();
    }

    /** Returns the text that stands now, as a task suggests it for another round; empty where nobody wrote it. */
    public String text(String key, String part) {
        return newest(new ReleaseKey(key), part).map(ReleasePart::text).orElse("");
    }

    private Optional<ReleasePart> newest(ReleaseKey release, String part) {
        return db.sql("SELECT * FROM slw_release_part WHERE release_key = :release AND part = :part"
                        + " ORDER BY round DESC FETCH FIRST ROW ONLY")
                .param("release", release.value())
                .param("part", part)
                .query(ReleaseParts::part)
                .optional();
    }

    private static ReleasePart part(ResultSet row, int number) throws SQLException {
        return new ReleasePart(
                row.getString("part"),
                row.getInt("round"),
                row.getString("title"),
                row.getString("body"),
                row.getString("written_by"),
                Rows.instant(row, "written_at"));
    }

    private void insert(ReleaseKey release, ReleasePart part) {
        db.sql("""
                INSERT INTO slw_release_part (release_key, part, round, title, body, written_by, written_at)
                VALUES (:release, :part, :round, :title, :text, :by, :at)""")
                .param("release", release.value())
                .param("part", part.part())
                .param("round", part.round())
                .param("title", part.title())
                .param("text", part.text())
                .param("by", part.writtenBy())
                .param("at", Rows.at(part.writtenAt()))
                .update();
    }
}
