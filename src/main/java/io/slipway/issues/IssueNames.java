package io.slipway.issues;

import io.slipway.release.Rows;
import io.slipway.words.Digest;
import io.slipway.words.Spelling;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * By what issues are known: an id that their source never changes, and every reference they bore. Whoever bears a known
 * reference is the known issue, even under another id: it was deleted and made anew. Otherwise the id tells, or the
 * reference that the issue bore before.
 */
@Component
class IssueNames {

    private static final int LONGEST = 200;

    private final JdbcClient db;
    private final Clock clock;

    IssueNames(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Returns the issue that bears one of these names. */
    Optional<String> find(
            String programme, @Nullable String reference, @Nullable String origin, @Nullable String formerly) {
        return Optional.ofNullable(reference)
                .flatMap(key -> bearer(programme, ofReference(key)))
                .or(() -> Optional.ofNullable(origin).flatMap(id -> bearer(programme, ofOrigin(id))))
                .or(() -> Optional.ofNullable(formerly).flatMap(key -> bearer(programme, ofReference(key))));
    }

    /**
     * Returns the issue, which bears all these names from now on.
     *
     * @throws DuplicateKeyException when somebody gives one of them away at this moment
     */
    String settle(String programme, String reference, @Nullable String origin, @Nullable String formerly) {
        var issue = find(programme, reference, origin, formerly)
                .orElseGet(() -> UUID.randomUUID().toString());
        if (formerly != null) {
            name(programme, ofReference(formerly), issue, formerly);
        }
        name(programme, ofReference(reference), issue, reference);
        if (origin != null && !name(programme, ofOrigin(origin), issue, null)) {
            db.sql("UPDATE slw_issue_name SET issue = :issue WHERE programme = :programme AND name = :name")
                    .param("issue", issue)
                    .param("programme", programme)
                    .param("name", ofOrigin(origin))
                    .update();
        }
        return issue;
    }

    /** Returns the references that the issue bore, the first one first. */
    List<String> references(String programme, String issue) {
        return db.sql("SELECT reference FROM slw_issue_name WHERE programme = :programme AND issue = :issue"
                        + " AND reference IS NOT NULL ORDER BY since, name")
                .param("programme", programme)
                .param("issue", issue)
                .query(String.class)
                .list();
    }

    /** Returns the programme in which an issue of this id is known. */
    Optional<String> programmeOf(String origin) {
        return db
                .sql("SELECT programme FROM slw_issue_name WHERE name = :name")
                .param("name", ofOrigin(origin))
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    private Optional<String> bearer(String programme, String name) {
        return db.sql("SELECT issue FROM slw_issue_name WHERE programme = :programme AND name = :name")
                .param("programme", programme)
                .param("name", name)
                .query(String.class)
                .optional();
    }

    /** Returns false when the name is taken, by this issue or another. */
    private boolean name(String programme, String name, String issue, @Nullable String reference) {
        if (bearer(programme, name).isPresent()) {
            return false;
        }
        db.sql("INSERT INTO slw_issue_name (programme, name, issue, reference, since)"
                        + " VALUES (:programme, :name, :issue, :reference, :at)")
                .param("programme", programme)
                .param("name", name)
                .param("issue", issue)
                .param("reference", reference)
                .param("at", Rows.at(clock.instant()))
                .update();
        return true;
    }

    static String ofReference(String reference) {
        return "reference " + bounded(Spelling.of(reference));
    }

    static String ofOrigin(String origin) {
        return "id " + bounded(origin);
    }

    private static String bounded(String name) {
        return name.length() > LONGEST ? Digest.of(name) : name;
    }
}
