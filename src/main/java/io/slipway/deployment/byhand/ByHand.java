package io.slipway.deployment.byhand;

import io.slipway.deployment.Admission;
import io.slipway.deployment.Playbook;
import io.slipway.deployment.RunLedger;
import io.slipway.deployment.RunRow;
import io.slipway.deployment.RunSite;
import io.slipway.deployment.RunState;
import io.slipway.deployment.SiteOutcome;
import io.slipway.deployment.following.Emptiness;
import io.slipway.deployment.following.RunJournal;
import io.slipway.release.RuleBroken;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs that people carry out by hand: begun inside what was cleared, reported site by site with evidence, verified by
 * somebody else. What they say is kept as what they declared. Each step is one transaction with the task that took it.
 */
@Component
class ByHand {

    private final RunLedger runs;
    private final RunJournal journal;
    private final Admission admission;
    private final JdbcClient db;
    private final Clock clock;

    ByHand(RunLedger runs, RunJournal journal, Admission admission, JdbcClient db, Clock clock) {
        this.runs = runs;
        this.journal = journal;
        this.admission = admission;
        this.db = db;
        this.clock = clock;
    }

    /** @throws RuleBroken when the deployment may not begin (any more) */
    void begin(String id, String site) {
        var run = run(id);
        var key = run.key();
        if (key.playbook() == Playbook.DEPLOY) {
            var objections = admission.revoked(key.release(), key.environment(), key.window());
            if (!objections.isEmpty()) {
                throw new RuleBroken("Do not begin: " + String.join("; ", objections));
            }
        }
        runs.started(id, clock.instant());
        say(run, site, SiteOutcome.INCOMPLETE, true, null, "Begun by hand, not reported yet");
    }

    void notBegun(String id, String site, String reason) {
        say(run(id), site, SiteOutcome.NOT_STARTED, false, null, "Not begun: " + reason);
    }

    /**
     * Keeps what a person declares to be installed; it counts once somebody else has verified it.
     *
     * @param installed the build that runs there by now
     * @throws RuleBroken when that is not what the run was to bring, or there is no evidence
     */
    void done(String id, String site, String installed, String evidence, String by) {
        var run = run(id);
        checkInstalled(run, installed);
        if (evidence.isBlank()) {
            throw new RuleBroken("Give the evidence: what you saw at the site, or a link to its log");
        }
        say(run, site, SiteOutcome.INCOMPLETE, true, installed, "Declared as done, not verified yet. " + evidence);
        reported(id, site, by);
    }

    void failed(String id, String site, String reason, String by) {
        say(run(id), site, SiteOutcome.FAILED, true, null, "Failed by hand: " + reason);
        reported(id, site, by);
    }

    /** @throws RuleBroken when the same person reported it */
    void verified(String id, String site, boolean holds, String remark, String by) {
        var run = run(id);
        if (by.equals(reporter(id, site))) {
            throw new RuleBroken("You reported this site yourself; another person verifies it");
        }
        var declared = planned(run, site);
        var detail = declared.detail() == null ? "" : declared.detail().replace(", not verified yet", "");
        say(
                run,
                site,
                holds ? SiteOutcome.SUCCEEDED : SiteOutcome.FAILED,
                true,
                holds ? declared.version() : null,
                holds ? detail + ". Verified" : detail + ". Not verified: " + remark);
    }

    /** Ends the run with what people said of its sites. */
    RunState conclude(String id) {
        var run = run(id);
        var empty = Emptiness.of(run.key());
        var end = run.sites().isEmpty()
                ? journal.nothing(run, empty.outcome(), empty.note())
                : journal.concluded(run, outcome(run.sites()));
        runs.delivered(id);
        return Objects.requireNonNull(end, () -> "Run " + id + " had ended already");
    }

    private static RunState outcome(List<RunSite> sites) {
        return sites.stream().allMatch(site -> site.outcome() == SiteOutcome.SUCCEEDED)
                ? RunState.SUCCEEDED
                : RunState.FAILED;
    }

    private void checkInstalled(RunRow run, String installed) {
        if (run.key().playbook() == Playbook.DEPLOY && !installed.equals(run.build())) {
            throw new RuleBroken("The run brings build " + run.build() + ", and you say that '" + installed
                    + "' runs there. Correct it, or report that it failed");
        }
        if (run.key().playbook() == Playbook.ROLLBACK && installed.equals(run.build())) {
            throw new RuleBroken(
                    "Build " + run.build() + " was to go. Say which one runs there now, or report that it failed");
        }
    }

    private RunRow run(String id) {
        return runs.get(id).orElseThrow(() -> new RuleBroken("There is no run '" + id + "'"));
    }

    private void say(
            RunRow run, String site, SiteOutcome outcome, boolean changed, @Nullable String version, String detail) {
        var planned = planned(run, site);
        runs.site(run.id(), new RunSite(site, planned.host(), outcome, changed, version, detail));
    }

    private static RunSite planned(RunRow run, String site) {
        return run.sites().stream()
                .filter(one -> one.site().equals(site))
                .findFirst()
                .orElseThrow(() -> new RuleBroken("Run " + run.id() + " does not go to '" + site + "'"));
    }

    private void reported(String id, String site, String by) {
        db.sql("UPDATE slw_run_site SET reported_by = :by WHERE run_id = :run AND site = :site")
                .param("by", by)
                .param("run", id)
                .param("site", site)
                .update();
    }

    private String reporter(String id, String site) {
        return db.sql("SELECT COALESCE(reported_by, '') FROM slw_run_site WHERE run_id = :run AND site = :site")
                .param("run", id)
                .param("site", site)
                .query(String.class)
                .single();
    }
}
