package io.slipway.calendar;

import io.slipway.calendar.Announcement.Span;
import io.slipway.calendar.NoticeStanding.EarlyEnd;
import io.slipway.programme.Programme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what was announced of each release, round after round, and of who ended a notice early. */
@Component
class NoticeRounds {

    private static final String PARTY = "PARTY";
    private static final String ENVIRONMENT = "ENVIRONMENT";
    private static final String WINDOW = "WINDOW";
    private static final String SCOPE = "SCOPE";

    private final JdbcClient db;

    NoticeRounds(JdbcClient db) {
        this.db = db;
    }

    /** @param because what had changed; null for the first one */
    record Round(int number, Instant begunAt, @Nullable String because, Announcement told) {}

    Optional<Round> newest(String release) {
        return db.sql("SELECT * FROM slw_notice_round WHERE release_key = :release ORDER BY round DESC LIMIT 1")
                .param("release", release)
                .query((row, number) -> round(row, release))
                .optional();
    }

    private Round round(ResultSet row, String release) throws SQLException {
        var number = row.getInt("round");
        var told = told(release, number);
        var days = row.getObject("business_days", Integer.class);
        var period = row.getString("period");
        return new Round(
                number,
                instant(row, "begun_at"),
                row.getString("because"),
                new Announcement(
                        release,
                        row.getString("programme"),
                        row.getString("notice"),
                        new Programme.Notice(days, period == null ? null : Duration.parse(period)),
                        names(told, PARTY),
                        names(told, ENVIRONMENT),
                        told.stream()
                                .filter(one -> one.kind().equals(WINDOW))
                                .map(one -> new Span(one.name(), one.start(), one.end()))
                                .toList(),
                        names(told, SCOPE)));
    }

    private record One(String kind, String name, Instant start, Instant end) {}

    private static List<String> names(List<One> told, String kind) {
        return told.stream()
                .filter(one -> one.kind().equals(kind))
                .map(One::name)
                .toList();
    }

    private List<One> told(String release, int round) {
        return db.sql("SELECT * FROM slw_notice_told WHERE release_key = :release AND round = :round"
                        + " ORDER BY kind, name")
                .param("release", release)
                .param("round", round)
                .query((row, number) -> new One(
                        row.getString("kind"),
                        row.getString("name"),
                        instant(row, "starts_at"),
                        instant(row, "ends_at")))
                .list();
    }

    void add(Round round, String by) {
        var told = round.told();
        var period = told.length().period();
        db.sql("""
                INSERT INTO slw_notice_round (release_key, round, programme, notice, business_days, period, begun_at,
                    begun_by, because)
                VALUES (:release, :round, :programme, :notice, :days, :period, :at, :by, :because)""")
                .param("release", told.release())
                .param("round", round.number())
                .param("programme", told.programme())
                .param("notice", told.notice())
                .param("days", told.length().businessDays())
                .param("period", period == null ? null : period.toString())
                .param("at", at(round.begunAt()))
                .param("by", by)
                .param("because", round.because())
                .update();
        told.parties().forEach(party -> add(round, PARTY, party, round.begunAt(), round.begunAt()));
        told.environments().forEach(place -> add(round, ENVIRONMENT, place, round.begunAt(), round.begunAt()));
        told.scope().forEach(line -> add(round, SCOPE, line, round.begunAt(), round.begunAt()));
        told.windows().forEach(window -> add(round, WINDOW, window.name(), window.start(), window.end()));
    }

    private void add(Round round, String kind, String name, Instant start, Instant end) {
        db.sql("""
                INSERT INTO slw_notice_told (release_key, round, kind, name, starts_at, ends_at)
                VALUES (:release, :round, :kind, :name, :start, :end)""")
                .param("release", round.told().release())
                .param("round", round.number())
                .param("kind", kind)
                .param("name", name)
                .param("start", at(start))
                .param("end", at(end))
                .update();
    }

    /** Has the round count for these parties from now on; whoever is new has a notice of their own to wait for. */
    void touch(Round round, List<String> parties) {
        db.sql("DELETE FROM slw_notice_told WHERE release_key = :release AND round = :round AND kind = :kind")
                .param("release", round.told().release())
                .param("round", round.number())
                .param("kind", PARTY)
                .update();
        parties.forEach(party -> add(round, PARTY, party, round.begunAt(), round.begunAt()));
    }

    /** Keeps a change about which nobody has to wait again; said once in a round. */
    void note(Round round, Change change, Instant now, String by) {
        var known = db.sql("SELECT COUNT(*) FROM slw_notice_change WHERE release_key = :release AND round = :round"
                        + " AND said = :said")
                .param("release", round.told().release())
                .param("round", round.number())
                .param("said", change.said())
                .query(Integer.class)
                .single();
        if (known == 0) {
            db.sql("""
                    INSERT INTO slw_notice_change (release_key, round, said, noted_at, noted_by)
                    VALUES (:release, :round, :said, :at, :by)""")
                    .param("release", round.told().release())
                    .param("round", round.number())
                    .param("said", change.said())
                    .param("at", at(now))
                    .param("by", by)
                    .update();
        }
    }

    List<String> noted(String release, int round) {
        return db.sql("SELECT said FROM slw_notice_change WHERE release_key = :release AND round = :round ORDER BY id")
                .param("release", release)
                .param("round", round)
                .query(String.class)
                .list();
    }

    void override(String release, int round, EarlyEnd word) {
        db.sql("""
                INSERT INTO slw_notice_override (release_key, round, decided_by, role, reason, decided_at, valid_until)
                VALUES (:release, :round, :by, :role, :reason, :at, :until)""")
                .param("release", release)
                .param("round", round)
                .param("by", word.by())
                .param("role", word.role())
                .param("reason", word.reason())
                .param("at", at(word.at()))
                .param("until", at(word.until()))
                .update();
    }

    /** Returns the words that ended the notice of the release early, of all its rounds or of one, the newest first. */
    List<EarlyEnd> overrides(String release, @Nullable Integer round) {
        return db.sql("SELECT * FROM slw_notice_override WHERE release_key = :release"
                        + (round == null ? "" : " AND round = " + round) + " ORDER BY id DESC")
                .param("release", release)
                .query((row, number) -> new EarlyEnd(
                        row.getString("decided_by"),
                        row.getString("role"),
                        row.getString("reason"),
                        instant(row, "decided_at"),
                        instant(row, "valid_until")))
                .list();
    }

    /** Both databases speak {@code OffsetDateTime}, not {@code Instant}. */
    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
