package io.slipway.models;

import io.slipway.models.ModelProposal.File;
import io.slipway.models.ModelProposal.State;
import io.slipway.words.Digest;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Keeps what was proposed, by whom, and what others decided about it. */
@Component
class ProposalTable {

    private final JdbcClient db;

    ProposalTable(JdbcClient db) {
        this.db = db;
    }

    long add(ModelOwner by, Instant at, String title, long base, Map<String, byte[]> files) {
        var sha256 = Digest.of(files);
        var key = new GeneratedKeyHolder();
        db.sql("""
                INSERT INTO slw_model_proposal
                    (state, open_key, title, sha256, base_set, proposed_by, proposed_name, proposed_at, remark)
                VALUES ('OPEN', :key, :title, :sha256, :base, :by, :name, :at, '')""")
                .param("key", key(by, sha256, base))
                .param("title", title)
                .param("sha256", sha256)
                .param("base", base)
                .param("by", by.id())
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update(key, "proposal_id");
        var id = Objects.requireNonNull(key.getKey()).longValue();
        files.forEach((name, content) -> db.sql("""
                INSERT INTO slw_model_proposal_file (proposal_id, file_name, content, sha256)
                VALUES (:id, :name, :content, :sha256)""")
                .param("id", id)
                .param("name", name)
                .param("content", new String(content, StandardCharsets.UTF_8))
                .param("sha256", Digest.of(content))
                .update());
        return id;
    }

    /** Returns the open proposal of this content that the same person made on the same base. */
    Optional<ModelProposal> same(ModelOwner by, long base, Map<String, byte[]> files) {
        return db.sql("SELECT * FROM slw_model_proposal WHERE open_key = :key")
                .param("key", key(by, Digest.of(files), base))
                .query(this::proposal)
                .optional();
    }

    /** Returns all of them, the newest first. */
    List<ModelProposal> all() {
        return db.sql("SELECT * FROM slw_model_proposal ORDER BY proposal_id DESC")
                .query(this::proposal)
                .list();
    }

    Optional<ModelProposal> find(long id) {
        return db.sql("SELECT * FROM slw_model_proposal WHERE proposal_id = :id")
                .param("id", id)
                .query(this::proposal)
                .optional();
    }

    int open() {
        return db.sql("SELECT COUNT(*) FROM slw_model_proposal WHERE state = 'OPEN'")
                .query(Integer.class)
                .single();
    }

    Map<String, byte[]> contents(long id) {
        var contents = new TreeMap<String, byte[]>();
        db.sql("SELECT file_name, content FROM slw_model_proposal_file WHERE proposal_id = :id")
                .param("id", id)
                .query(row -> {
                    contents.put(
                            row.getString("file_name"), row.getString("content").getBytes(StandardCharsets.UTF_8));
                });
        return contents;
    }

    /** Returns whether it was still open, so that of two who decide at once one does. */
    boolean decide(long id, State state, ModelOwner by, Instant at, String remark) {
        return db.sql("""
                UPDATE slw_model_proposal
                SET state = :state, open_key = NULL, decided_by = :by, decided_name = :name, decided_at = :at,
                    remark = :remark
                WHERE proposal_id = :id AND state = 'OPEN'""")
                        .param("state", state.name())
                        .param("by", by.id())
                        .param("name", by.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("remark", remark)
                        .param("id", id)
                        .update()
                == 1;
    }

    private ModelProposal proposal(ResultSet row, int number) throws SQLException {
        var id = row.getLong("proposal_id");
        var decidedBy = row.getString("decided_by");
        return new ModelProposal(
                id,
                State.valueOf(row.getString("state")),
                row.getString("title"),
                row.getString("sha256"),
                row.getLong("base_set"),
                new ModelOwner(row.getString("proposed_by"), row.getString("proposed_name")),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                decidedBy == null ? null : new ModelOwner(decidedBy, row.getString("decided_name")),
                instant(row, "decided_at"),
                row.getString("remark"),
                files(id));
    }

    private List<File> files(long id) {
        return db.sql(
                        "SELECT file_name, sha256 FROM slw_model_proposal_file WHERE proposal_id = :id ORDER BY file_name")
                .param("id", id)
                .query((row, number) -> new File(row.getString("file_name"), row.getString("sha256")))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static String key(ModelOwner by, String sha256, long base) {
        return by.id() + " " + sha256 + " " + base;
    }
}
