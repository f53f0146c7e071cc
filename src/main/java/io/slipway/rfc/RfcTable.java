package io.slipway.rfc;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests for change in the database. A round that is over is never changed. */
@Component
class RfcTable {

    private static final String OF_ROUND = " WHERE release_key = :release AND number = :number";

    private final JdbcClient db;

    RfcTable(JdbcClient db) {
        this.db = db;
    }

    /** Returns the rounds, the newest first. */
    List<Rfc> of(ReleaseKey release) {
        var places = rows(release, "slw_rfc_environment", "window_number, environment", RfcTable::place);
        var answers = rows(release, "slw_rfc_approval", "approver_group", RfcTable::answer);
        return db.sql("SELECT * FROM slw_rfc WHERE release_key = :release ORDER BY number DESC")
                .param("release", release.value())
                .query((row, index) -> {
                    var number = row.getInt("number");
                    return rfc(
                            row,
                            number,
                            places.getOrDefault(number, List.of()),
                            answers.getOrDefault(number, List.of()));
                })
                .list();
    }

    Optional<Rfc> current(ReleaseKey release) {
        return of(release).stream().findFirst();
    }

    /** Writes a draft, in place of the one with the same number. */
    void write(ReleaseKey release, int number, Draft draft, Collection<Rfc.Place> places, String by, Instant at) {
        for (var table : List.of("slw_rfc_environment", "slw_rfc")) {
            round(release, number, "DELETE FROM " + table + OF_ROUND).update();
        }
        round(release, number, """
                INSERT INTO slw_rfc (release_key, number, state, summary, reason, impact, rollback_plan, drafted_by,
                    drafted_at)
                VALUES (:release, :number, 'DRAFT', :summary, :reason, :impact, :rollback, :by, :at)""")
                .param("summary", draft.summary())
                .param("reason", draft.reason())
                .param("impact", draft.impact())
                .param("rollback", draft.rollbackPlan())
                .param("by", by)
                .param("at", Rows.at(at))
                .update();
        for (var place : places) {
            round(release, number, """
                    INSERT INTO slw_rfc_environment (release_key, number, environment, window_number, starts_at, ends_at)
                    VALUES (:release, :number, :environment, :window, :start, :end)""")
                    .param("environment", place.environment())
                    .param("window", place.window())
                    .param("start", Rows.at(place.startsAt()))
                    .param("end", Rows.at(place.endsAt()))
                    .update();
        }
    }

    void raise(ReleaseKey release, int number, Collection<String> groups, String digest, String by, Instant at) {
        round(
                        release,
                        number,
                        "UPDATE slw_rfc SET state = 'RAISED', raised_by = :by, raised_at = :at, content_digest = :digest"
                                + OF_ROUND)
                .param("by", by)
                .param("at", Rows.at(at))
                .param("digest", digest)
                .update();
        for (var group : groups) {
            round(
                            release,
                            number,
                            "INSERT INTO slw_rfc_approval (release_key, number, approver_group)"
                                    + " VALUES (:release, :number, :group)")
                    .param("group", group)
                    .update();
        }
    }

    /** Keeps the first answer of the group. */
    void answer(ReleaseKey release, int number, Rfc.Answer answer) {
        round(
                        release,
                        number,
                        "UPDATE slw_rfc_approval SET decision = :verdict, decided_by = :by, decided_at = :at,"
                                + " explanation = :comment" + OF_ROUND
                                + " AND approver_group = :group AND decision IS NULL")
                .param(
                        "verdict",
                        answer.verdict() == null ? null : answer.verdict().name())
                .param("by", answer.by())
                .param("at", answer.at() == null ? null : Rows.at(answer.at()))
                .param("comment", answer.comment())
                .param("group", answer.group())
                .update();
    }

    void state(ReleaseKey release, int number, Rfc.State state) {
        round(release, number, "UPDATE slw_rfc SET state = :state" + OF_ROUND)
                .param("state", state.name())
                .update();
    }

    void review(ReleaseKey release, int number, Rfc.Outcome outcome, String by, Instant at) {
        round(release, number, "UPDATE slw_rfc SET outcome = :outcome, reviewed_by = :by, reviewed_at = :at" + OF_ROUND)
                .param("outcome", outcome.name())
                .param("by", by)
                .param("at", Rows.at(at))
                .update();
    }

    void close(ReleaseKey release, int number, Instant at) {
        round(release, number, "UPDATE slw_rfc SET state = 'CLOSED', closed_at = :at" + OF_ROUND)
                .param("at", Rows.at(at))
                .update();
    }

    private JdbcClient.StatementSpec round(ReleaseKey release, int number, String sql) {
        return db.sql(sql).param("release", release.value()).param("number", number);
    }

    /** A row of a table that says something of each round. */
    private record Numbered<T>(int number, T value) {}

    /** Reads a value from the row it stands in. */
    private interface Reading<T> {

        T of(ResultSet row) throws SQLException;
    }

    private <T> Map<Integer, List<T>> rows(ReleaseKey release, String table, String order, Reading<T> reading) {
        return db
                .sql("SELECT * FROM " + table + " WHERE release_key = :release ORDER BY " + order)
                .param("release", release.value())
                .query((row, index) -> new Numbered<>(row.getInt("number"), reading.of(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Numbered::number, Collectors.mapping(Numbered::value, Collectors.toList())));
    }

    private static Rfc.Place place(ResultSet row) throws SQLException {
        return new Rfc.Place(
                row.getString("environment"),
                row.getInt("window_number"),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"));
    }

    private static Rfc.Answer answer(ResultSet row) throws SQLException {
        return new Rfc.Answer(
                row.getString("approver_group"),
                oneOf(Rfc.Verdict.class, row.getString("decision")),
                row.getString("decided_by"),
                Rows.instantOrNull(row, "decided_at"),
                row.getString("explanation"));
    }

    private static Rfc rfc(ResultSet row, int number, List<Rfc.Place> places, List<Rfc.Answer> answers)
            throws SQLException {
        return new Rfc(
                number,
                Rfc.State.valueOf(row.getString("state")),
                row.getString("summary"),
                row.getString("reason"),
                row.getString("impact"),
                row.getString("rollback_plan"),
                row.getString("drafted_by"),
                Rows.instant(row, "drafted_at"),
                row.getString("raised_by"),
                Rows.instantOrNull(row, "raised_at"),
                row.getString("content_digest"),
                oneOf(Rfc.Outcome.class, row.getString("outcome")),
                row.getString("reviewed_by"),
                Rows.instantOrNull(row, "reviewed_at"),
                Rows.instantOrNull(row, "closed_at"),
                places,
                answers);
    }

    private static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
