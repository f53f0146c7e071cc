package io.slipway.rca;

import io.slipway.readiness.ReleaseDocument;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of entries and of their frozen revisions. */
@Component
class RcaEntries {

    private final JdbcClient db;
    private final Clock clock;

    RcaEntries(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<RcaEntry> find(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_rca_entry WHERE release_key = :release")
                .param("release", release.value())
                .query(RcaEntries::entry)
                .optional();
    }

    /** Returns every entry, the newest first. */
    List<RcaEntry> all() {
        return db.sql("SELECT * FROM slw_rca_entry ORDER BY opened_at DESC, release_key DESC")
                .query(RcaEntries::entry)
                .list();
    }

    List<RcaEntry> page(long from, int size) {
        return db.sql("SELECT * FROM slw_rca_entry ORDER BY opened_at DESC, release_key DESC LIMIT :size OFFSET :from")
                .param("size", size)
                .param("from", from)
                .query(RcaEntries::entry)
                .list();
    }

    long count() {
        return db.sql("SELECT COUNT(*) FROM slw_rca_entry").query(Long.class).single();
    }

    void open(ReleaseKey release) {
        db.sql("""
                INSERT INTO slw_rca_entry (release_key, state, revision, what_happened, impact, why_1, why_2, why_3,
                    why_4, why_5, contributing, root_cause, remedy, proof, improvement, opened_at)
                VALUES (:release, 'OPEN', 0, '', '', '', '', '', '', '', '', '', '', '', '', :at)""")
                .param("release", release.value())
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    /** Takes what was found; whoever signed an earlier version off has not signed this one off. */
    void write(ReleaseKey release, Analysis analysis, String by) {
        db.sql("""
                UPDATE slw_rca_entry SET what_happened = :whatHappened, impact = :impact, why_1 = :why1,
                    why_2 = :why2, why_3 = :why3, why_4 = :why4, why_5 = :why5, contributing = :contributing,
                    root_cause = :rootCause, remedy = :remedy, proof = :proof, improvement = :improvement,
                    written_by = :by, written_at = :at, decided_by = NULL
                WHERE release_key = :release AND state = 'OPEN'""")
                .param("release", release.value())
                .param("whatHappened", analysis.whatHappened())
                .param("impact", analysis.impact())
                .param("why1", analysis.why(1))
                .param("why2", analysis.why(2))
                .param("why3", analysis.why(3))
                .param("why4", analysis.why(4))
                .param("why5", analysis.why(5))
                .param("contributing", analysis.contributing())
                .param("rootCause", analysis.rootCause())
                .param("remedy", analysis.remedy())
                .param("proof", analysis.proof())
                .param("improvement", analysis.improvement())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    void signOff(ReleaseKey release, String by) {
        db.sql("UPDATE slw_rca_entry SET decided_by = :by WHERE release_key = :release")
                .param("by", by)
                .param("release", release.value())
                .update();
    }

    void freeze(ReleaseKey release, RcaEntry.State state, int revision, ReleaseDocument document, String by) {
        db.sql("UPDATE slw_rca_entry SET state = :state, revision = :revision WHERE release_key = :release")
                .param("state", state.name())
                .param("revision", revision)
                .param("release", release.value())
                .update();
        db.sql("""
                INSERT INTO slw_rca_revision (release_key, revision, state, document_revision, sha256, decided_by,
                    decided_at)
                VALUES (:release, :revision, :state, :document, :sha256, :by, :at)""")
                .param("release", release.value())
                .param("revision", revision)
                .param("state", state.name())
                .param("document", document.revision())
                .param("sha256", document.sha256())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    /** Returns false when it is open already: of two people at the same moment, one opens it again. */
    boolean reopen(ReleaseKey release) {
        return db.sql("""
                        UPDATE slw_rca_entry SET state = 'OPEN', decided_by = NULL
                        WHERE release_key = :release AND state <> 'OPEN'""").param("release", release.value()).update() == 1;
    }

    /** Returns the frozen revisions, the newest first. */
    List<RcaRevision> revisions(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_rca_revision WHERE release_key = :release ORDER BY revision DESC")
                .param("release", release.value())
                .query((row, number) -> new RcaRevision(
                        row.getInt("revision"),
                        RcaEntry.State.valueOf(row.getString("state")),
                        row.getInt("document_revision"),
                        row.getString("sha256"),
                        row.getString("decided_by"),
                        Rows.instant(row, "decided_at")))
                .list();
    }

    private static RcaEntry entry(ResultSet row, int number) throws SQLException {
        var whys = Stream.of(
                        row.getString("why_1"),
                        row.getString("why_2"),
                        row.getString("why_3"),
                        row.getString("why_4"),
                        row.getString("why_5"))
                .filter(why -> !why.isEmpty())
                .toList();
        return new RcaEntry(
                new ReleaseKey(row.getString("release_key")),
                RcaEntry.State.valueOf(row.getString("state")),
                row.getInt("revision"),
                new Analysis(
                        row.getString("what_happened"),
                        row.getString("impact"),
                        whys,
                        row.getString("contributing"),
                        row.getString("root_cause"),
                        row.getString("remedy"),
                        row.getString("proof"),
                        row.getString("improvement")),
                Rows.instant(row, "opened_at"),
                row.getString("written_by"),
                Rows.instantOrNull(row, "written_at"),
                row.getString("decided_by"));
    }
}
