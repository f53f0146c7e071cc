package io.slipway.approval;

import io.slipway.process.Answers;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Agreements;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.SiteAgreement;
import io.slipway.release.SiteAgreement.State;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes when the fix is expected, and where it goes: the Central Hub, every Trust, or some of them (F-108, F-113). */
@Component
class FixPlanned implements TaskListener {

    private final FixDate fixDate;
    private final Releases releases;
    private final Programmes programmes;
    private final Agreements agreements;
    private final Clock clock;

    FixPlanned(FixDate fixDate, Releases releases, Programmes programmes, Agreements agreements, Clock clock) {
        this.fixDate = fixDate;
        this.releases = releases;
        this.programmes = programmes;
        this.agreements = agreements;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var expected = fixDate.checked(release, Answers.instant(task, "fixDate", fixDate.zone(release)))
                .orElseThrow(() -> new RuleBroken("Say when the fix is expected"));
        var production = programmes.get(release.programme()).production().sites();
        var targets = Answers.list(task, "targets");
        check(production, targets);
        fixDate.expect(release, expected);
        for (var site : production) {
            var state = targets.contains(site.code()) ? State.TOLD : State.LEFT_OUT;
            agreements.set(
                    release.key(),
                    new SiteAgreement(site.code(), 1, state, null, null, task.getAssignee(), clock.instant()));
        }
    }

    private static void check(List<Programme.Site> production, List<String> targets) {
        var deployable = production.stream().filter(Programme.Site::onboarded).toList();
        if (targets.isEmpty()
                || !deployable.stream().map(Programme.Site::code).toList().containsAll(targets)) {
            throw new RuleBroken("Choose where the fix goes, one or more of: "
                    + deployable.stream().map(Programme.Site::name).collect(Collectors.joining(", ")));
        }
    }
}
