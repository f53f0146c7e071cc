package io.slipway.deployment;

import io.slipway.deployment.Targets.LeftOut;
import io.slipway.release.ReleaseKey;
import io.slipway.words.PlainText;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was answered when a deployment wanted to start, with the sites it leaves out. */
@Component
class AdmissionRecord {

    private final JdbcClient db;
    private final Clock clock;

    AdmissionRecord(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Answer(
            String id,
            String environment,
            int window,
            @Nullable String refusal) {}

    void add(ReleaseKey release, String environment, int window, List<String> reasons, List<LeftOut> leftOut) {
        var id = UUID.randomUUID().toString();
        var refusal = String.join("; ", reasons);
        db.sql("""
                INSERT INTO slw_admission (id, release_key, environment, window_number, checked_at, refusal)
                VALUES (:id, :release, :environment, :window, :at, :refusal)""")
                .param("id", id)
                .param("release", release.value())
                .param("environment", environment)
                .param("window", window)
                .param("at", RunLedger.at(clock.instant()))
                .param("refusal", refusal.isEmpty() ? null : PlainText.cut(refusal, DeploymentRefused.LONGEST))
                .update();
        leftOut.forEach(site -> db.sql(
                        "INSERT INTO slw_left_out (admission_id, site, reason) VALUES (:admission, :site, :reason)")
                .param("admission", id)
                .param("site", site.site().code())
                .param("reason", site.reason())
                .update());
    }

    Optional<Answer> newest(ReleaseKey release) {
        return answers(release).stream().findFirst();
    }

    /** Returns the sites left out, by the newest answer for each environment and window. */
    List<LeftOutSite> leftOut(ReleaseKey release) {
        return answers(release).stream()
                .collect(java.util.stream.Collectors.toMap(
                        answer -> answer.environment() + " " + answer.window(),
                        answer -> answer,
                        (newer, older) -> newer,
                        java.util.LinkedHashMap::new))
                .values()
                .stream()
                .flatMap(answer -> leftOut(answer).stream())
                .toList();
    }

    private List<Answer> answers(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_admission WHERE release_key = :release ORDER BY checked_at DESC, id")
                .param("release", release.value())
                .query((row, number) -> new Answer(
                        row.getString("id"),
                        row.getString("environment"),
                        row.getInt("window_number"),
                        row.getString("refusal")))
                .list();
    }

    private List<LeftOutSite> leftOut(Answer answer) {
        return db.sql("SELECT site, reason FROM slw_left_out WHERE admission_id = :admission ORDER BY site")
                .param("admission", answer.id())
                .query((row, number) -> new LeftOutSite(
                        answer.environment(), answer.window(), row.getString("site"), row.getString("reason")))
                .list();
    }
}
