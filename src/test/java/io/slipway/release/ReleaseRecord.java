package io.slipway.release;

import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.slipway.build.Build;
import io.slipway.build.BuildManifest;
import io.slipway.build.BuildRecord;
import io.slipway.build.Builds;
import io.slipway.build.Retests;
import io.slipway.build.TestEvidenceFiles;
import io.slipway.build.TestResults;
import io.slipway.build.UserTests;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.DowntimeRecord;
import io.slipway.downtime.WindowRecord;
import io.slipway.downtime.Windows;
import io.slipway.issues.Assessments;
import io.slipway.issues.CarriedFixes;
import io.slipway.issues.IssueRecord;
import io.slipway.issues.LiveIssues;
import io.slipway.programme.Flip;
import io.slipway.programme.Programmes;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.scope.Documentations;
import io.slipway.scope.KnownIssues;
import io.slipway.scope.ScopeChanges;
import io.slipway.scope.ScopeRecord;
import io.slipway.scope.ScopeText;
import io.slipway.scope.Scopes;
import io.slipway.testing.Database;
import io.slipway.words.Digest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.UserQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of releases in a database of its own, for tests of rooms that need no engine. */
public final class ReleaseRecord {

    public final Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    public final JdbcClient db = Database.fresh();
    public final Programmes programmes;
    private final IssueRecord live = new IssueRecord(db, clock);
    public final Releases releases;
    public final LiveIssues issues = live.issues;
    private final ScopeRecord scope = new ScopeRecord(db, clock);
    public final Scopes scopes = scope.scopes;
    public final ScopeChanges changes = scope.changes;
    public final ScopeText scopeText = scope.text;
    private final WindowRecord planned = new WindowRecord(db, clock);
    public final Windows windows = planned.windows;
    public final Agreements agreements = planned.agreements;
    public final Documentations documentations = scope.documentations;
    public final CarriedFixes carriedFixes = live.carriedFixes;
    public final KnownIssues knownIssues = scope.knownIssues;
    public final ImpactedParties impacted = new ImpactedParties(db);
    public final Retests retests = new Retests(db, clock);
    public final People people = strangers();
    public final ReleaseDocuments documents = new ReleaseDocuments(db, clock);
    public final Assessments assessments = live.assessments;
    public final Builds builds;
    public final TestResults results;
    public final TestEvidenceFiles evidence;
    public final UserTests userTests;

    public ReleaseRecord(Path data) {
        this(data, Flip.programmes());
    }

    /** Returns one of other programmes than the packaged ones. */
    public ReleaseRecord(Path data, Programmes programmes) {
        this.programmes = programmes;
        this.releases = releases();
        var tried = new BuildRecord(db, clock, data, scopes, changes);
        this.builds = tried.builds;
        this.results = tried.results;
        this.evidence = tried.evidence;
        this.userTests = tried.userTests;
    }

    /** Returns a release that exists, without the lifecycle that would run it. */
    public Release begin(String version) {
        return begin("flip", "planned", null, version);
    }

    /** Returns such a release of a party. */
    public Release begin(String programme, String type, @Nullable String party, String version) {
        var parts = Version.parse(version);
        var key = ReleaseKey.of(programmes.get(programme), party, parts);
        db.sql("""
                INSERT INTO slw_release (release_key, programme, release_type, party, version, major_part, minor_part,
                    patch_part, emergency_part, title, reason, requested_by, requested_at)
                VALUES (:key, :programme, :type, :party, :version, :major, :minor, :patch, :emergency, 'Cohort discovery',
                    'Find cohorts across Trusts', 'release-manager', :at)""")
                .param("key", key.value())
                .param("programme", programme)
                .param("type", type)
                .param("party", party)
                .param("version", version)
                .param("major", parts.major())
                .param("minor", parts.minor())
                .param("patch", parts.patch())
                .param("emergency", parts.emergency())
                .param("at", Rows.at(clock.instant()))
                .update();
        return releases.get(key);
    }

    /** Registers a build of one service and gives it to the release. */
    public Release build(Release release, String name) {
        var build = builds.register(
                new BuildManifest(
                        release.programme(),
                        name,
                        java.util.List.of(
                                new Build.Component("flip-api", "1.4.0", "flip-api.tar.gz", Digest.of("api" + name)),
                                new Build.Component("flip-ui", "1.4.1", "flip-ui.tar.gz", Digest.of("ui" + name))),
                        java.util.List.of(new Build.Flag("cohort-export", false)),
                        java.util.List.of()),
                "build-server");
        builds.choose(release, build);
        return releases.get(release.key());
    }

    private static ObjectProvider<SiteOutcomes> outcomes() {
        return new StaticListableBeanFactory().getBeanProvider(SiteOutcomes.class);
    }

    /** The engine is not asked by what these tests do. */
    @SuppressWarnings("NullAway")
    private Releases releases() {
        return new Releases(
                new ReleaseTable(db, clock),
                new VersionLedger(db, outcomes()),
                live.issues,
                impacted,
                programmes,
                null,
                new StaticListableBeanFactory().getBeanProvider(ShownDowntimes.class),
                null,
                clock);
    }

    /** Returns the record of downtimes, with what users were shown of them. */
    public DowntimeRecord downtimes(ShownDowntimes shown) {
        return planned.downtimes(assessments, shown);
    }

    /** Nobody has an account, so everybody is called by their id. */
    private People strangers() {
        var accounts = mock(IdentityService.class);
        when(accounts.createUserQuery()).thenReturn(mock(UserQuery.class, RETURNS_SELF));
        return new People(accounts, db, clock);
    }
}
