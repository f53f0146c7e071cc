package io.slipway.build;

import io.slipway.scope.ScopeChanges;
import io.slipway.scope.Scopes;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of builds and their tests in a database, for tests of other rooms that need no engine. */
public final class BuildRecord {

    public final Builds builds;
    public final TestResults results;
    public final TestEvidenceFiles evidence;
    public final UserTests userTests;

    public BuildRecord(JdbcClient db, Clock clock, Path data, Scopes scopes, ScopeChanges changes) {
        this.builds = new Builds(db, clock);
        this.results = new TestResults(db, clock);
        this.evidence = new TestEvidenceFiles(db, clock, data);
        this.userTests = new UserTests(scopes, changes, results, builds);
    }
}
