package io.slipway.issues;

import io.slipway.downtime.Assessment;
import io.slipway.downtime.Outages;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of each issue in live operation: risks, impact, dates, and whether the service is off for it. */
@Service
public class Assessments implements Outages {

    private final JdbcClient db;
    private final Clock clock;

    Assessments(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The answers that decide whether the service goes offline (F-101, F-102). */
    public record Risks(boolean otherSystemAtRisk, boolean dataMayBeLost, boolean mayAffectFurther) {}

    @Override
    public Optional<Assessment> find(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_assessment WHERE release_key = :release")
                .param("release", release.value())
                .query(Assessments::assessment)
                .optional();
    }

    /** Returns those for which the service is off. */
    public Map<ReleaseKey, Assessment> offline() {
        return db
                .sql("SELECT * FROM slw_assessment WHERE online_again IS NULL AND offline_since IS NOT NULL")
                .query((row, number) ->
                        Map.entry(new ReleaseKey(row.getString("release_key")), assessment(row, number)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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

    @Override
    public void describeImpact(ReleaseKey release, String impact) {
        set(release, "impact", impact);
    }

    @Override
    public void estimateFix(ReleaseKey release, String leadTime) {
        set(release, "lead_time", leadTime);
    }

    @Override
    public void expectFix(ReleaseKey release, Instant moment) {
        set(release, "fix_expected", moment);
    }

    @Override
    public void wentOffline(ReleaseKey release) {
        if (!isOffline(release)) {
            set(release, "offline_since", clock.instant());
            db.sql("UPDATE slw_assessment SET online_again = NULL WHERE release_key = :release")
                    .param("release", release.value())
                    .update();
        }
    }

    @Override
    public void cameOnline(ReleaseKey release) {
        if (isOffline(release)) {
            set(release, "online_again", clock.instant());
        }
    }

    @Override
    public void movePredictedReturn(ReleaseKey release, Instant moment) {
        set(release, "predicted_return", moment);
    }

    private void set(ReleaseKey release, String column, Instant moment) {
        set(release, column, Rows.at(moment));
    }

    private void set(ReleaseKey release, String column, Object value) {
        db.sql("UPDATE slw_assessment SET " + column + " = :value WHERE release_key = :release")
                .param("value", value)
                .param("release", release.value())
                .update();
    }

    private static Assessment assessment(ResultSet row, int number) throws SQLException {
        return new Assessment(
                row.getBoolean("other_system_at_risk"),
                row.getBoolean("data_may_be_lost"),
                row.getBoolean("may_affect_further"),
                Rows.instant(row, "predicted_return"),
                Rows.instantOrNull(row, "offline_since"),
                Rows.instantOrNull(row, "online_again"),
                row.getString("impact"),
                row.getString("lead_time"),
                Rows.instantOrNull(row, "fix_expected"));
    }
}
