package io.slipway.issues;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import io.slipway.release.Texts;
import io.slipway.words.Digest;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The reports from outside that nobody could use as they were, each before the operator in a record of its issue. */
@Service
public class UnreadReports {

    private final JdbcClient db;
    private final Clock clock;

    UnreadReports(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param raw the report as text; what is no text in it is marked
     * @param whole whether that is all of it
     */
    public record Entry(
            String id,
            Instant receivedAt,
            String source,
            @Nullable String origin,
            @Nullable String formerly,
            @Nullable String reference,
            @Nullable Integer severity,
            @Nullable String environment,
            @Nullable String summary,
            String why,
            String sha256,
            String raw,
            boolean whole) {

        /** What its issue is known by; what tells of none is known by what came. */
        Set<String> names() {
            var names = Stream.of(
                            origin == null ? null : IssueNames.ofOrigin(origin),
                            reference == null ? null : IssueNames.ofReference(reference),
                            formerly == null ? null : IssueNames.ofReference(formerly))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            return names.isEmpty() ? Set.of("sha256 " + sha256) : names;
        }
    }

    /** Returns the reports in this record, the oldest first. */
    public List<Entry> of(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_unread_report WHERE release_key = :release ORDER BY received_at, id")
                .param("release", release.value())
                .query(UnreadReports::entry)
                .list();
    }

    /** Returns the report as it came. */
    public Optional<byte[]> body(ReleaseKey release, String id) {
        return db.sql("SELECT body FROM slw_unread_report WHERE release_key = :release AND id = :id")
                .param("release", release.value())
                .param("id", id)
                .query((row, number) -> Base64.getDecoder().decode(row.getString("body")))
                .optional();
    }

    /** Returns the records that hold the very same report. */
    List<ReleaseKey> holding(String programme, UnreadReport report) {
        return db.sql("SELECT release_key FROM slw_unread_report WHERE programme = :programme AND source = :source"
                        + " AND sha256 = :sha256")
                .param("programme", programme)
                .param("source", report.source())
                .param("sha256", report.sha256())
                .query((row, number) -> new ReleaseKey(row.getString("release_key")))
                .list();
    }

    /** Returns the reports that are of another issue than this one; none in a record all of whose reports are of one issue. */
    List<Entry> besides(ReleaseKey record, String reference) {
        var all = of(record);
        if (all.isEmpty() || sameIssue(all, all.get(0).names()).size() == all.size()) {
            return List.of();
        }
        var answered = sameIssue(all, Set.of(IssueNames.ofReference(reference)));
        return all.stream().filter(report -> !answered.contains(report.id())).toList();
    }

    /** Returns the ids of the reports that bear one of the names, or a name that another of them bears. */
    private static Set<String> sameIssue(List<Entry> all, Set<String> names) {
        var borne = new HashSet<>(names);
        var same = new HashSet<String>();
        int before;
        do {
            before = same.size();
            for (var report : all) {
                if (!Collections.disjoint(report.names(), borne)) {
                    same.add(report.id());
                    borne.addAll(report.names());
                }
            }
        } while (same.size() > before);
        return same;
    }

    /** Returns the report as it was taken in. */
    UnreadReport again(ReleaseKey record, Entry report) {
        return new UnreadReport(
                report.source(),
                report.origin(),
                report.formerly(),
                report.reference(),
                report.severity(),
                report.environment(),
                report.summary(),
                List.of(report.why()),
                report.sha256(),
                body(record, report.id()).orElseThrow(),
                report.whole());
    }

    /** Lays the report into another record too, which asks for it anew. */
    void copy(Entry report, ReleaseKey record) {
        db.sql("""
                INSERT INTO slw_unread_report (id, programme, release_key, source, sha256, name, called, origin, formerly,
                    reference, severity, environment, summary, why, body, whole, received_at)
                SELECT :copy, programme, :record, source, sha256, name, called, origin, formerly,
                    reference, severity, environment, summary, why, body, whole, received_at
                FROM slw_unread_report WHERE id = :id""")
                .param("copy", UUID.randomUUID().toString())
                .param("record", record.value())
                .param("id", report.id())
                .update();
    }

    /** Returns the records that hold a report of the same issue, the newest first. */
    List<ReleaseKey> about(String programme, UnreadReport report) {
        return db.sql("""
                SELECT release_key, MAX(received_at) AS newest FROM slw_unread_report
                WHERE programme = :programme AND (name = :name OR called = :called)
                GROUP BY release_key ORDER BY newest DESC""")
                .param("programme", programme)
                .param("name", report.name())
                .param("called", Objects.requireNonNullElse(report.called(), "none"))
                .query((row, number) -> new ReleaseKey(row.getString("release_key")))
                .list();
    }

    /** Returns how many reports the record holds now. */
    int add(String programme, ReleaseKey release, UnreadReport report) {
        db.sql("""
                INSERT INTO slw_unread_report (id, programme, release_key, source, sha256, name, called, origin, formerly,
                    reference, severity, environment, summary, why, body, whole, received_at)
                VALUES (:id, :programme, :release, :source, :sha256, :name, :called, :origin, :formerly,
                    :reference, :severity, :environment, :summary, :why, :body, :whole, :at)""")
                .param("id", UUID.randomUUID().toString())
                .param("programme", programme)
                .param("release", release.value())
                .param("source", report.source())
                .param("sha256", report.sha256())
                .param("name", report.name())
                .param("called", report.called())
                .param("origin", report.origin())
                .param("formerly", report.formerly())
                .param("reference", report.reference())
                .param("severity", report.severity())
                .param("environment", report.environment())
                .param("summary", report.summary())
                .param("why", report.reason())
                .param("body", Base64.getEncoder().encodeToString(report.body()))
                .param("whole", report.whole())
                .param("at", Rows.at(clock.instant()))
                .update();
        return count(release);
    }

    int count(ReleaseKey release) {
        return db.sql("SELECT COUNT(*) FROM slw_unread_report WHERE release_key = :release")
                .param("release", release.value())
                .query(Integer.class)
                .single();
    }

    /** Notes, once, what was read and starts nothing. */
    void noteIdle(String programme, String source, String said) {
        var words = Texts.readable(said, 2000);
        var digest = Digest.of(words);
        var known = db.sql("SELECT COUNT(*) FROM slw_idle_report WHERE programme = :programme AND source = :source"
                        + " AND sha256 = :sha256")
                .param("programme", programme)
                .param("source", source)
                .param("sha256", digest)
                .query(Integer.class)
                .single();
        if (known == 0) {
            db.sql("INSERT INTO slw_idle_report (programme, source, sha256, said, received_at)"
                            + " VALUES (:programme, :source, :sha256, :said, :at)")
                    .param("programme", programme)
                    .param("source", source)
                    .param("sha256", digest)
                    .param("said", words)
                    .param("at", Rows.at(clock.instant()))
                    .update();
        }
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("id"),
                Rows.instant(row, "received_at"),
                row.getString("source"),
                row.getString("origin"),
                row.getString("formerly"),
                row.getString("reference"),
                row.getObject("severity", Integer.class),
                row.getString("environment"),
                row.getString("summary"),
                row.getString("why"),
                row.getString("sha256"),
                new String(Base64.getDecoder().decode(row.getString("body")), StandardCharsets.UTF_8),
                row.getBoolean("whole"));
    }
}
