package io.slipway.approval;

import io.slipway.build.Build;
import io.slipway.build.Builds;
import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperty;
import io.slipway.readiness.Criteria;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Ties a frozen build to the release, when it holds every ticket of the scope as the task's property {@code scope} asks,
 * {@code done} in the ticket system or switched off, or {@code fixed} by the build's own word, loses no earlier fix, and
 * each criterion that {@code confirms} names was ticked.
 */
@Component
@TaskProperty(
        name = "scope",
        values = {BuildRegistered.DONE, BuildRegistered.FIXED})
@TaskProperty(name = "confirms", of = TaskProperty.Of.FIELDS, optional = true)
class BuildRegistered implements AnswerTaker {

    static final String DONE = "done";
    static final String FIXED = "fixed";

    private final Releases releases;
    private final Builds builds;
    private final ScopeInBuild scope;
    private final Criteria criteria;

    BuildRegistered(Releases releases, Builds builds, ScopeInBuild scope, Criteria criteria) {
        this.releases = releases;
        this.builds = builds;
        this.scope = scope;
        this.criteria = criteria;
    }

    @Override
    public void take(DelegateTask task) {
        var rules = CheckClaim.rules(task);
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var build = BuildChoice.of(Answers.text(task, "build"), builds, release);
        var statements = rules.named("confirms");
        var unconfirmed = statements.entrySet().stream()
                .filter(statement -> !Answers.flag(task, statement.getKey()))
                .map(statement -> "not confirmed: " + statement.getValue());
        var problems = Stream.concat(unconfirmed, mismatches(release, build, rules.required("scope")))
                .collect(Collectors.joining(". "));
        if (!problems.isEmpty()) {
            throw new RuleBroken("Build " + build.name() + " cannot be registered. " + problems);
        }
        builds.choose(release, build);
        var chosen = releases.get(release.key());
        statements.forEach((criterion, statement) -> criteria.met(chosen, criterion, statement, task.getAssignee()));
    }

    private Stream<String> mismatches(Release release, Build build, String asked) {
        return Stream.of(
                        asked.equals(DONE) ? scope.notDone(release, build) : scope.notFixed(release, build),
                        scope.dropped(release, build),
                        scope.lost(release, build))
                .flatMap(problems -> problems);
    }
}
