package io.slipway.approval;

import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
                .query((row, number) -> new Approval(
                        row.getString("step"),
                        row.getString("step_name"),
                        row.getString("role_group"),
                        row.getString("person"),
                        row.getString("decision"),
                        row.getString("explanation"),
                        row.getString("content_digest"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .list();
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
                    explanation, content_digest, decided_at)
                VALUES (:id, :task, :release, :step, :stepName, :role, :person, :decision, :comment, :digest, :at)""")
                .param("id", UUID.randomUUID().toString())
                .param("task", taskId)
                .param("release", release.value())
                .param("step", approval.step())
                .param("stepName", approval.stepName())
                .param("role", approval.role())
                .param("person", approval.person())
                .param("decision", approval.decision())
                .param("comment", approval.comment())
                .param("digest", approval.contentDigest())
                .param("at", approval.decidedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
