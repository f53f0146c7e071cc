package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.build.TestResults;
import io.slipway.build.UserTests;
import io.slipway.process.AnswerTaker;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.scope.TicketKind;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes what is decided about refused features; dropping marks them as switched off in the scope. No general taker can: it
 * rewrites the scope from the results of the sign-off.
 */
@Component
class RefusalDecided implements AnswerTaker {

    private final Scopes scopes;
    private final TestResults results;

    RefusalDecided(Scopes scopes, TestResults results) {
        this.scopes = scopes;
        this.results = results;
    }

    @Override
    public void take(DelegateTask task) {
        if (DECISION.get(task).equals("dropByFlag")) {
            drop(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        }
    }

    private void drop(ReleaseKey key) {
        var signedOff = new HashMap<String, Boolean>();
        results.of(key).stream()
                .filter(result -> UserTests.isSignOff(result.test()))
                .forEach(result -> signedOff.put(result.subject(), result.passed()));
        List<ScopeItem> items = scopes.of(key).stream()
                .map(item -> signedOff.getOrDefault(item.ticket(), true) ? item : switchedOff(item))
                .toList();
        if (items.stream().noneMatch(item -> item.kind() == TicketKind.FEATURE && !item.flaggedOff())) {
            throw new RuleBroken("The release needs one feature or more; without these none is left. Delay the"
                    + " release or have them fixed");
        }
        scopes.replace(key, items);
    }

    private static ScopeItem switchedOff(ScopeItem item) {
        if (item.featureFlag() == null) {
            throw new RuleBroken(item.ticket() + " has no feature flag and cannot be dropped by flag; delay the release"
                    + " or have it fixed");
        }
        return new ScopeItem(
                item.ticket(),
                item.kind(),
                item.summary(),
                item.severity(),
                item.workaround(),
                item.status(),
                item.done(),
                item.needsUserTest(),
                item.featureFlag(),
                true);
    }
}
