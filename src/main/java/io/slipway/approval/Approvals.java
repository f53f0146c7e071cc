package io.slipway.approval;

import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The decisions people took, in the order they took them; nothing is ever changed. */
@Service
public class Approvals {

    private final JdbcClient db;

    Approvals(JdbcClient db) {
        this.db = db;
    }

    public List<Approval> of(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_approval WHERE release_key = :release ORDER BY decided_at, id")
                .param("release", release.value())
                .query(Approvals::approval)
                .list();
    }

    /** Returns what was decided in the task, if somebody decided. */
    public Optional<Approval> inTask(String id) {
        return db.sql("SELECT * FROM slw_approval WHERE task_id = :task")
                .param("task", id)
                .query(Approvals::approval)
                .optional();
    }

    private static Approval approval(ResultSet row, int number) throws SQLException {
        return new Approval(
                row.getString("step"),
                row.getString("step_name"),
                row.getString("role_group"),
                row.getString("person"),
                row.getString("decision"),
                row.getString("decision_label"),
                row.getString("explanation"),
                row.getString("content_digest"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    /** Records the decision on a task; of two at the same moment the second is refused. */
    void add(ReleaseKey release, String taskId, Approval approval) {
        try {
            insert(release, taskId, approval);
        } catch (DuplicateKeyException second) {
            throw new RuleBroken("'" + approval.stepName()
                    + "' was decided a moment ago, and that decision stands; look at the release as it is now");
        }
    }

    private void insert(ReleaseKey release, String taskId, Approval approval) {
        db.sql("""
                INSERT INTO slw_approval (id, task_id, release_key, step, step_name, role_group, person, decision,
                    decision_label, explanation, content_digest, decided_at)
                VALUES (:id, :task, :release, :step, :stepName, :role, :person, :decision, :label, :comment, :digest, :at)""")
                .param("id", UUID.randomUUID().toString())
                .param("task", taskId)
                .param("release", release.value())
                .param("step", approval.step())
                .param("stepName", approval.stepName())
                .param("role", approval.role())
                .param("person", approval.person())
                .param("decision", approval.decision())
                .param("label", approval.decisionLabel())
                .param("comment", approval.comment())
                .param("digest", approval.contentDigest())
                .param("at", approval.decidedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
