package io.slipway.approval;

import io.slipway.process.Answers;
import io.slipway.release.Build;
import io.slipway.release.Builds;
import io.slipway.release.CarriedFixes;
import io.slipway.release.Criteria;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.ScopeItem;
import io.slipway.release.Scopes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Ties a frozen build to the release, when it holds what the scope says and the entry criteria of SIT are met. */
@Component
class BuildRegistered implements TaskListener {

    private final Releases releases;
    private final Builds builds;
    private final Scopes scopes;
    private final CarriedFixes carriedFixes;
    private final Criteria criteria;

    BuildRegistered(Releases releases, Builds builds, Scopes scopes, CarriedFixes carriedFixes, Criteria criteria) {
        this.releases = releases;
        this.builds = builds;
        this.scopes = scopes;
        this.carriedFixes = carriedFixes;
        this.criteria = criteria;
    }

    @Override
    public void notify(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var build = BuildChoice.of(Answers.text(task, "build"), builds, release);
        var statements = new LinkedHashMap<String, String>();
        statements.put("developmentComplete", "Development is complete");
        statements.put("automationTestsPassed", "Automation tests have passed");
        statements.put("regressionTestsPassed", "Automated regression tests have passed");
        var problems = new ArrayList<String>();
        statements.forEach((criterion, statement) -> {
            if (!Answers.flag(task, criterion)) {
                problems.add("not confirmed: " + statement);
            }
        });
        problems.addAll(mismatches(release, build));
        if (!problems.isEmpty()) {
            throw new RuleBroken("Build " + build.name() + " cannot go to SIT. " + String.join(". ", problems));
        }
        builds.choose(release, build);
        var chosen = releases.get(release.key());
        statements.forEach((criterion, statement) -> criteria.met(chosen, criterion, statement, task.getAssignee()));
    }

    private List<String> mismatches(Release release, Build build) {
        var problems = new ArrayList<String>();
        var ahead = carriedFixes.openTickets(release.programme());
        for (var item : scopes.of(release.key())) {
            if (item.flaggedOff() && isOn(build, item)) {
                problems.add(item.ticket() + " was dropped, but its flag " + item.featureFlag() + " is on");
            }
            if (!item.done() && !ahead.contains(item.ticket()) && (item.featureFlag() == null || isOn(build, item))) {
                problems.add(
                        item.ticket() + " is not done and no flag switches it off; finish it in the ticket system");
            }
        }
        for (var fix : carriedFixes.open(release.programme())) {
            if (!build.fixes().contains(fix.ticket())) {
                problems.add(
                        "the fix " + fix.ticket() + " of " + fix.fixedIn() + " is not in the build and would be lost");
            }
        }
        return problems;
    }

    private static boolean isOn(Build build, ScopeItem item) {
        return build.flags().stream().noneMatch(flag -> flag.flag().equals(item.featureFlag()) && !flag.enabled());
    }
}
