package io.slipway.release;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of each issue in live operation: risks, impact, dates, and whether the service is off for it. */
@Service
public class Assessments {

    private final JdbcClient db;
    private final Clock clock;

    Assessments(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The answers that decide whether the service goes offline (F-101, F-102). */
    public record Risks(boolean otherSystemAtRisk, boolean dataMayBeLost, boolean mayAffectFurther) {}

    public Optional<Assessment> find(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_assessment WHERE release_key = :release")
                .param("release", release.value())
                .query((row, number) -> new Assessment(
                        row.getBoolean("other_system_at_risk"),
                        row.getBoolean("data_may_be_lost"),
                        row.getBoolean("may_affect_further"),
                        Rows.instant(row, "predicted_return"),
                        Rows.instantOrNull(row, "offline_since"),
                        Rows.instantOrNull(row, "online_again"),
                        row.getString("impact"),
                        row.getString("lead_time"),
                        Rows.instantOrNull(row, "fix_expected")))
                .optional();
    }

    /** Records the answers; a later assessment replaces them, and leaves alone what else is known. */
    @Transactional
    public void assess(ReleaseKey release, Risks risks, Instant predictedReturn, String by) {
        if (find(release).isEmpty()) {
            db.sql("""
                    INSERT INTO slw_assessment (release_key, other_system_at_risk, data_may_be_lost, may_affect_further,
                        predicted_return, assessed_by, assessed_at)
                    VALUES (:release, FALSE, FALSE, FALSE, :return, :by, :at)""")
                    .param("release", release.value())
                    .param("return", Rows.at(predictedReturn))
                    .param("by", by)
                    .param("at", Rows.at(clock.instant()))
                    .update();
        }
        db.sql("""
                UPDATE slw_assessment SET other_system_at_risk = :other, data_may_be_lost = :data,
                    may_affect_further = :further, predicted_return = :return, assessed_by = :by, assessed_at = :at
                WHERE release_key = :release""")
                .param("other", risks.otherSystemAtRisk())
                .param("data", risks.dataMayBeLost())
                .param("further", risks.mayAffectFurther())
                .param("return", Rows.at(predictedReturn))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .param("release", release.value())
                .update();
    }

    public void investigated(ReleaseKey release, String impact, String leadTime) {
        db.sql("UPDATE slw_assessment SET impact = :impact, lead_time = :leadTime WHERE release_key = :release")
                .param("impact", impact)
                .param("leadTime", leadTime)
                .param("release", release.value())
                .update();
    }

    public void expectFix(ReleaseKey release, Instant moment) {
        set(release, "fix_expected", moment);
    }

    /** The service is off from now on; it stays off since its first moment when it is off already. */
    public void wentOffline(ReleaseKey release) {
        if (!isOffline(release)) {
            set(release, "offline_since", clock.instant());
            db.sql("UPDATE slw_assessment SET online_again = NULL WHERE release_key = :release")
                    .param("release", release.value())
                    .update();
        }
    }

    /** The service is on again; nothing happens when it was not off. */
    public void cameOnline(ReleaseKey release) {
        if (isOffline(release)) {
            set(release, "online_again", clock.instant());
        }
    }

    public boolean isOffline(ReleaseKey release) {
        return find(release).filter(Assessment::offline).isPresent();
    }

    void movePredictedReturn(ReleaseKey release, Instant moment) {
        set(release, "predicted_return", moment);
    }

    private void set(ReleaseKey release, String column, Instant moment) {
        db.sql("UPDATE slw_assessment SET " + column + " = :moment WHERE release_key = :release")
                .param("moment", Rows.at(moment))
                .param("release", release.value())
                .update();
    }
}
