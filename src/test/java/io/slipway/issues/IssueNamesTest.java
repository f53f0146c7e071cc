package io.slipway.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import io.slipway.release.Texts;
import io.slipway.testing.Requirement;
import io.slipway.words.Spelling;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** By what an issue is known, and how names are compared and shown. */
class IssueNamesTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sd-1",
                " SD-1\n",
                "SD\u20101",
                "SD\u22121",
                "\u202ESD-1",
                "SD-\u20601",
                "ＳＤ－１",
                "ЅD-1",
                "S\uFE0FD-1"
            })
    @Requirement("F-100")
    void whatLooksTheSameIsSpelledTheSame(String look) {
        assertThat(Spelling.of(look)).isEqualTo("SD-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SD-2", "SD-11", "SD1", "SD 1", "SÐ-1", "ÅSD-1"})
    void whatLooksOtherwiseIsSpelledOtherwise(String look) {
        assertThat(Spelling.of(look)).isNotEqualTo("SD-1");
    }

    @ParameterizedTest
    @CsvSource({
        "12345678, 8, 12345678",
        "123456789, 8, 1234567…",
        "1234567👩‍👩‍👧, 9, 1234567…",
        "1234567e\u0301xy, 10, 1234567e\u0301…",
        "1234567e\u0301, 8, 1234567…",
        "👩‍👩‍👧👩‍👩‍👧, 3, 👩…"
    })
    void aTextIsCutBetweenTwoCharacters(String text, int most, String shown) {
        assertThat(Texts.readable(text, most)).isEqualTo(shown);
    }

    @Test
    @Requirement("F-100")
    void anIssueFromBeforeTheUpgradeIsKnownByItsReference() {
        var source = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(source).target("10").load().migrate();
        var db = JdbcClient.create(source);
        release(db, "1.3.0.1", "SD-1", 2);
        release(db, "1.3.0.2", "SD-1", 1);
        release(db, "1.3.0.3", "sd-1", 1);
        Flyway.configure().dataSource(source).load().migrate();

        var issues = new LiveIssues(db, new IssueNames(db, clock), clock);
        assertThat(issues.handledBy("flip", " sd-1", 1)).contains(new ReleaseKey("FLIP-1.3.0.2"));
        assertThat(issues.handledBy("flip", "SD-1", 2)).contains(new ReleaseKey("FLIP-1.3.0.2"));
        assertThat(issues.references(new ReleaseKey("FLIP-1.3.0.1"))).containsExactly("SD-1");
    }

    private void release(JdbcClient db, String version, String reference, int severity) {
        db.sql("""
                INSERT INTO slw_release (release_key, programme, release_type, version, title, reason, requested_by,
                    requested_at) VALUES (:key, 'flip', 'hotfix', :version, 'T', 'R', 'service-desk', :at)""")
                .param("key", "FLIP-" + version)
                .param("version", version)
                .param("at", Rows.at(clock.instant()))
                .update();
        db.sql("""
                INSERT INTO slw_live_issue (programme, reference, severity, environment, summary, release_key)
                VALUES ('flip', :reference, :severity, 'production', 'S', :key)""")
                .param("reference", reference)
                .param("severity", severity)
                .param("key", "FLIP-" + version)
                .update();
    }
}
