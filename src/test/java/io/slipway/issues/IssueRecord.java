package io.slipway.issues;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of issues in a database, for tests of other rooms that need no engine. */
public final class IssueRecord {

    public final LiveIssues issues;
    public final Assessments assessments;
    public final CarriedFixes carriedFixes;
    public final UnreadReports unread;

    public IssueRecord(JdbcClient db, Clock clock) {
        this.issues = new LiveIssues(db, new IssueNames(db, clock), clock);
        this.assessments = new Assessments(db, clock);
        this.carriedFixes = new CarriedFixes(db);
        this.unread = new UnreadReports(db, clock);
    }
}
