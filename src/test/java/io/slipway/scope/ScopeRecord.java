package io.slipway.scope;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of scopes in a database, for tests of other rooms that need no engine. */
public final class ScopeRecord {

    public final Scopes scopes;
    public final ScopeChanges changes;
    public final ScopeText text;
    public final Documentations documentations;
    public final KnownIssues knownIssues;

    public ScopeRecord(JdbcClient db, Clock clock) {
        this.scopes = new Scopes(db);
        this.changes = new ScopeChanges(db, clock);
        this.text = new ScopeText(scopes, changes);
        this.documentations = new Documentations(db);
        this.knownIssues = new KnownIssues(db, clock);
    }
}
