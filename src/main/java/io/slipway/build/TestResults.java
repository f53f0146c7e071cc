package io.slipway.build;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Test results as people recorded them; nothing is overwritten. */
@Service
public class TestResults {

    private final JdbcClient db;
    private final Clock clock;

    TestResults(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public void record(
            ReleaseKey release, String build, String test, String subject, boolean passed, String detail, String by) {
        db.sql("""
                INSERT INTO slw_test_result (id, release_key, build_name, test, subject, passed, detail, recorded_by,
                    recorded_at)
                VALUES (:id, :release, :build, :test, :subject, :passed, :detail, :by, :at)""")
                .param("id", UUID.randomUUID().toString())
                .param("release", release.value())
                .param("build", build)
                .param("test", test)
                .param("subject", subject)
                .param("passed", passed)
                .param("detail", detail)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    /** Returns every result of the release, the oldest first. */
    public List<TestResult> of(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_test_result WHERE release_key = :release ORDER BY recorded_at, test, subject")
                .param("release", release.value())
                .query((row, number) -> new TestResult(
                        row.getString("build_name"),
                        row.getString("test"),
                        row.getString("subject"),
                        row.getBoolean("passed"),
                        row.getString("detail"),
                        row.getString("recorded_by"),
                        Rows.instant(row, "recorded_at")))
                .list();
    }
}
