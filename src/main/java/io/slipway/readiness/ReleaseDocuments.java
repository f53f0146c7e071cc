package io.slipway.readiness;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import io.slipway.words.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents written for each release, every revision of them. */
@Service
public class ReleaseDocuments {

    private final JdbcClient db;
    private final Clock clock;

    public ReleaseDocuments(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Adds a revision, unless the newest one has the very same text. */
    @Transactional
    public ReleaseDocument write(ReleaseKey release, String kind, String title, String markdown, String html) {
        var newest = newest(release, kind);
        var digest = Digest.of(markdown);
        if (newest.isPresent() && newest.get().sha256().equals(digest)) {
            return newest.get();
        }
        var revision = newest.map(ReleaseDocument::revision).orElse(0) + 1;
        db.sql("""
                INSERT INTO slw_document (release_key, kind, revision, title, markdown, html, sha256, written_at)
                VALUES (:release, :kind, :revision, :title, :markdown, :html, :digest, :at)""")
                .param("release", release.value())
                .param("kind", kind)
                .param("revision", revision)
                .param("title", title)
                .param("markdown", markdown)
                .param("html", html)
                .param("digest", digest)
                .param("at", Rows.at(clock.instant()))
                .update();
        return newest(release, kind).orElseThrow();
    }

    public Optional<ReleaseDocument> newest(ReleaseKey release, String kind) {
        return db.sql("SELECT * FROM slw_document WHERE release_key = :release AND kind = :kind"
                        + " ORDER BY revision DESC FETCH FIRST ROW ONLY")
                .param("release", release.value())
                .param("kind", kind)
                .query(ReleaseDocuments::document)
                .optional();
    }

    /** Returns the SHA-256 of each document's newest text, by kind. */
    public Map<String, String> digests(ReleaseKey release) {
        var digests = new HashMap<String, String>();
        db.sql("SELECT kind, sha256 FROM slw_document WHERE release_key = :release ORDER BY revision")
                .param("release", release.value())
                .query(row -> {
                    digests.put(row.getString("kind"), row.getString("sha256"));
                });
        return digests;
    }

    /** Returns every revision of every document, the newest first. */
    public List<ReleaseDocument> of(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_document WHERE release_key = :release ORDER BY written_at DESC, revision DESC")
                .param("release", release.value())
                .query(ReleaseDocuments::document)
                .list();
    }

    private static ReleaseDocument document(ResultSet row, int number) throws SQLException {
        return new ReleaseDocument(
                new ReleaseKey(row.getString("release_key")),
                row.getString("kind"),
                row.getInt("revision"),
                row.getString("title"),
                row.getString("markdown"),
                row.getString("html"),
                row.getString("sha256"),
                Rows.instant(row, "written_at"));
    }
}
