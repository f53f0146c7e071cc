package io.slipway.readiness;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.BoundTo;
import io.slipway.programme.Programme.Criterion;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The entry criteria of the environments: what has been met, for exactly which content, and what is missing. */
@Service
public class Criteria {

    private final JdbcClient db;
    private final Clock clock;
    private final Programmes programmes;
    private final ReleaseContent content;

    Criteria(JdbcClient db, Clock clock, Programmes programmes, ReleaseContent content) {
        this.db = db;
        this.clock = clock;
        this.programmes = programmes;
        this.content = content;
    }

    /** Records that the criterion is met for the content as it is now. */
    public void met(Release release, String criterion, String detail, String by) {
        db.sql("""
                INSERT INTO slw_criterion_fact (id, release_key, criterion, content_digest, detail, met_by, met_at)
                VALUES (:id, :release, :criterion, :digest, :detail, :by, :at)""")
                .param("id", UUID.randomUUID().toString())
                .param("release", release.key().value())
                .param("criterion", criterion)
                .param("digest", digest(release, criterion))
                .param("detail", detail)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    /** A criterion once met; whether it still counts depends on the content it was met for. */
    public record Fact(String criterion, String detail, String metBy, Instant metAt, String contentDigest) {}

    /** Returns what was ever met for the release, the oldest first. */
    public List<Fact> facts(ReleaseKey release) {
        return db.sql("SELECT * FROM slw_criterion_fact WHERE release_key = :release ORDER BY met_at, criterion")
                .param("release", release.value())
                .query((row, number) -> new Fact(
                        row.getString("criterion"),
                        row.getString("detail"),
                        row.getString("met_by"),
                        Rows.instant(row, "met_at"),
                        row.getString("content_digest")))
                .list();
    }

    /** Returns the criteria that keep the release out of the environment, in the programme's words. */
    public List<Criterion> unmet(Release release, String environment) {
        var facts = facts(release.key());
        var digests = new EnumMap<BoundTo, String>(BoundTo.class);
        return programmes.get(release.programme()).criteria(environment, release.type()).stream()
                .filter(criterion -> !isMet(
                        facts,
                        criterion.id(),
                        digests.computeIfAbsent(
                                criterion.boundTo(), boundTo -> content.digest(release.key(), boundTo))))
                .toList();
    }

    /** Returns the criteria that count as met now, in the programme's words and its environments' order. */
    public List<Criterion> standing(Release release) {
        return programmes.get(release.programme()).criteria().stream()
                .filter(criterion -> isMet(release, criterion.id()))
                .toList();
    }

    /** Whether the criterion counts as met now, as models ask. */
    public boolean stands(String programme, String key, String criterion) {
        var release = new ReleaseKey(key);
        return isMet(facts(release), criterion, content.digest(release, boundTo(programmes.get(programme), criterion)));
    }

    public boolean isMet(Release release, String criterion) {
        return isMet(facts(release.key()), criterion, digest(release, criterion));
    }

    private static boolean isMet(List<Fact> facts, String criterion, String digest) {
        return facts.stream()
                .anyMatch(fact -> fact.criterion().equals(criterion)
                        && fact.contentDigest().equals(digest));
    }

    private String digest(Release release, String criterion) {
        return content.digest(release.key(), boundTo(programmes.get(release.programme()), criterion));
    }

    private static BoundTo boundTo(Programme programme, String criterion) {
        return programme.criteria().stream()
                .filter(known -> known.id().equals(criterion))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Programme '" + programme.id() + "' has no criterion '" + criterion + "'"))
                .boundTo();
    }
}
