package io.slipway.issues;

import io.slipway.release.ByRelease;
import io.slipway.release.IssueNews;
import io.slipway.release.IssueReport;
import io.slipway.release.LiveIssue;
import io.slipway.release.ReleaseIssues;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import io.slipway.words.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The issues in live operation, each dealt with by exactly one release or analysis, and who reported them. */
@Service
public class LiveIssues implements ReleaseIssues {

    /** The source of what a person read in a report and says of its issue; the record of that report delivers it. */
    static final String BY_HAND = "report";

    private final JdbcClient db;
    private final IssueNames names;
    private final Clock clock;

    LiveIssues(JdbcClient db, IssueNames names, Clock clock) {
        this.db = db;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public Optional<LiveIssue> of(ReleaseKey release) {
        return Optional.ofNullable(of(List.of(release)).get(release));
    }

    @Override
    public Map<ReleaseKey, LiveIssue> of(Collection<ReleaseKey> releases) {
        return ByRelease.read(
                        db,
                        "SELECT * FROM slw_live_issue WHERE release_key IN (:releases)",
                        releases,
                        (row, number) -> new LiveIssue(
                                row.getString("reference"),
                                row.getInt("severity"),
                                row.getString("environment"),
                                row.getString("summary")))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().get(0)));
    }

    /** Returns what deals with the issue, as it was reported when it was at least so severe. */
    public Optional<ReleaseKey> handledBy(String programme, String reference, int severity) {
        return names.find(programme, reference, null, null).flatMap(issue -> handling(programme, issue, severity));
    }

    Optional<ReleaseKey> handling(String programme, String issue, int severity) {
        return db
                .sql("SELECT release_key FROM slw_live_issue WHERE programme = :programme AND issue = :issue"
                        + " AND severity <= :severity ORDER BY severity")
                .param("programme", programme)
                .param("issue", issue)
                .param("severity", severity)
                .query((row, number) -> new ReleaseKey(row.getString("release_key")))
                .list()
                .stream()
                .findFirst();
    }

    @Override
    public List<String> references(ReleaseKey release) {
        return db.sql("SELECT programme, issue FROM slw_live_issue WHERE release_key = :release")
                .param("release", release.value())
                .query((row, number) -> names.references(row.getString("programme"), row.getString("issue")))
                .optional()
                .orElse(List.of());
    }

    @Override
    public Optional<IssueNews> news(ReleaseKey release) {
        return of(release).flatMap(issue -> IssueNews.of(issue, reports(release)));
    }

    @Override
    public List<IssueReport> reports(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_issue_report WHERE release_key = :release ORDER BY reported_at, id")
                .param("release", release.value())
                .query(LiveIssues::report)
                .list();
    }

    /** Returns what took in the issue of a report that a person read, in the record of that report. */
    public Optional<ReleaseKey> takenIn(ReleaseKey record) {
        return db.sql("SELECT release_key FROM slw_issue_report WHERE source = :source AND delivery = :record")
                .param("source", BY_HAND)
                .param("record", record.value())
                .query((row, number) -> new ReleaseKey(row.getString("release_key")))
                .optional();
    }

    /** @throws DuplicateKeyException when another release has taken the issue on at this moment */
    @Override
    public void add(String programme, LiveIssue issue, ReleaseKey release) {
        db.sql("""
                INSERT INTO slw_live_issue (programme, reference, severity, environment, summary, release_key, issue)
                VALUES (:programme, :reference, :severity, :environment, :summary, :release, :issue)""")
                .param("programme", programme)
                .param("reference", issue.reference())
                .param("severity", issue.severity())
                .param("environment", issue.environment())
                .param("summary", issue.summary())
                .param("release", release.value())
                .param("issue", names.settle(programme, issue.reference(), null, null))
                .update();
    }

    /**
     * Records the report once, however often its source delivers it; false when it is known. A source that gives one name
     * to different reports has them recorded all the same.
     *
     * @param hasEnded whether the release has
     */
    boolean record(ReleaseKey release, Reported report, Delivered delivered, boolean hasEnded, String reportedBy) {
        var source = delivered.source();
        var name = delivered.isNamed()
                ? named(release, report, source, delivered.name())
                : nameless(release, report, delivered, hasEnded);
        if (isDelivered(source, name)) {
            return false;
        }
        db.sql("""
                INSERT INTO slw_issue_report (id, release_key, source, delivery, reported_by, summary, reported_at,
                    reference, severity, environment, ended)
                VALUES (:id, :release, :source, :delivery, :by, :summary, :at,
                    :reference, :severity, :environment, :ended)""")
                .param("id", UUID.randomUUID().toString())
                .param("release", release.value())
                .param("source", source)
                .param("delivery", name)
                .param("by", reportedBy)
                .param("summary", report.summary())
                .param("at", Rows.at(clock.instant()))
                .param("reference", report.reference())
                .param("severity", report.severity())
                .param("environment", report.environment())
                .param("ended", report.ended())
                .update();
        return true;
    }

    private String named(ReleaseKey release, Reported report, String source, String delivery) {
        return isDelivered(source, delivery) && !isKnown(release, report, source, delivery)
                ? Digest.of(delivery + "\n" + release + "\n" + report)
                : delivery;
    }

    /** The same is no news as long as nothing else was said since, and what deals with it has not come to an end since. */
    private String nameless(ReleaseKey release, Reported report, Delivered delivered, boolean hasEnded) {
        var name = hasEnded ? Digest.of(delivered.name() + "\nafter " + release) : delivered.name();
        var said = reports(release);
        var isNewest = !said.isEmpty() && report.isSaidBy(said.get(said.size() - 1));
        return isNewest || !isDelivered(delivered.source(), name)
                ? name
                : Digest.of(name + "\n" + release + "\n" + said.size());
    }

    private boolean isDelivered(String source, String delivery) {
        return db.sql("SELECT COUNT(*) FROM slw_issue_report WHERE source = :source AND delivery = :delivery")
                        .param("source", source)
                        .param("delivery", delivery)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private boolean isKnown(ReleaseKey release, Reported report, String source, String delivery) {
        return reports(release).stream()
                .filter(known ->
                        known.source().equals(source) && known.delivery().equals(delivery))
                .anyMatch(report::isSaidBy);
    }

    private static IssueReport report(ResultSet row, int number) throws SQLException {
        return new IssueReport(
                row.getString("source"),
                row.getString("delivery"),
                row.getString("reported_by"),
                row.getString("summary"),
                Rows.instant(row, "reported_at"),
                row.getString("reference"),
                row.getObject("severity", Integer.class),
                row.getString("environment"),
                row.getString("ended"));
    }
}
