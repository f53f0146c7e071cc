package io.slipway.rca;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.slipway.release.ByRelease;
import io.slipway.release.LiveIssue;
import io.slipway.release.Release;
import io.slipway.release.ReleaseIssues;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The log of root cause analyses page by page, each page read at once. */
@Service
public class RcaListing {

    private final JdbcClient db;
    private final RcaEntries entries;
    private final Releases releases;
    private final ReleaseIssues issues;

    RcaListing(JdbcClient db, RcaEntries entries, Releases releases, ReleaseIssues issues) {
        this.db = db;
        this.entries = entries;
        this.releases = releases;
        this.issues = issues;
    }

    /**
     * An entry with what the list tells of it.
     *
     * @param fixes the releases that mend the issue, a hotfix itself among them
     */
    public record Line(RcaEntry entry, Release release, LiveIssue issue, List<String> fixes, long openActions) {}

    public long count() {
        return entries.count();
    }

    /** Returns the page, the newest entry first. */
    public List<Line> page(long from, int size) {
        var page = entries.page(from, size);
        var keys = page.stream().map(RcaEntry::release).toList();
        var known = releases.of(keys);
        var about = issues.of(keys);
        var fixes = fixes(
                about.values().stream().map(LiveIssue::reference).distinct().toList());
        var open = openActions(keys);
        return page.stream()
                .map(entry -> {
                    var release = Objects.requireNonNull(known.get(entry.release()));
                    var issue = Objects.requireNonNull(about.get(entry.release()));
                    return new Line(
                            entry,
                            release,
                            issue,
                            fixes(release, fixes.getOrDefault(issue.reference(), Set.of())),
                            open.getOrDefault(entry.release(), 0L));
                })
                .toList();
    }

    private static List<String> fixes(Release release, Set<String> others) {
        var itself = release.version() == null
                ? Stream.<String>empty()
                : Stream.of(release.key().value());
        return Stream.concat(
                        itself,
                        others.stream()
                                .filter(other -> !other.equals(release.key().value())))
                .toList();
    }

    private Map<String, Set<String>> fixes(List<String> tickets) {
        if (tickets.isEmpty()) {
            return Map.of();
        }
        return db
                .sql("""
                SELECT i.ticket_key, i.release_key FROM slw_scope_item i
                    JOIN slw_release r ON r.release_key = i.release_key
                WHERE i.ticket_key IN (:tickets) AND r.withdrawn_reason IS NULL AND NOT i.flagged_off""")
                .param("tickets", tickets)
                .query((row, number) -> Map.entry(row.getString("ticket_key"), row.getString("release_key")))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toCollection(TreeSet::new))));
    }

    private Map<ReleaseKey, Long> openActions(List<ReleaseKey> keys) {
        return ByRelease.read(
                        db,
                        "SELECT release_key, COUNT(*) AS open FROM slw_rca_action"
                                + " WHERE state = 'OPEN' AND release_key IN (:releases) GROUP BY release_key",
                        keys,
                        (row, number) -> row.getLong("open"))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, counted -> counted.getValue().get(0)));
    }
}
