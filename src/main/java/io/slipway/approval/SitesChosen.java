package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.PROGRAMME;
import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.downtime.Agreements;
import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.SiteAgreement.State;
import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperty;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.readiness.ReleaseFacts;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes the choice of sites. The task's property {@code sites} says of each field what those become that are chosen in it:
 * {@code asked} to agree to their date, {@code told} where all others are left out, or the one at which is {@code testing}
 * first, among those that run the release since this window.
 */
@Component
@TaskProperty(
        name = "sites",
        of = TaskProperty.Of.FIELDS,
        values = {SitesChosen.ASKED, SitesChosen.TOLD, SitesChosen.TESTING})
class SitesChosen implements AnswerTaker {

    static final String ASKED = "asked";
    static final String TOLD = "told";
    static final String TESTING = "testing";

    private final Programmes programmes;
    private final Agreements agreements;
    private final ReleaseFacts facts;
    private final Clock clock;

    SitesChosen(Programmes programmes, Agreements agreements, ReleaseFacts facts, Clock clock) {
        this.programmes = programmes;
        this.agreements = agreements;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public void take(DelegateTask task) {
        CheckClaim.rules(task).named("sites").forEach((field, become) -> {
            switch (become) {
                case ASKED -> ask(task, field);
                case TOLD -> tell(task, field);
                case TESTING -> checkTested(task, field);
                default -> throw new IllegalStateException("No site becomes '" + become + "'");
            }
        });
    }

    /** Whoever was chosen before is asked no more. */
    private void ask(DelegateTask task, String field) {
        var chosen = chosen(
                task, field, programme(task).askedSites(), "Choose one or more of the sites that can be reached: ");
        var key = key(task);
        agreements.of(key).forEach(agreement -> agreements.clear(key, agreement.site()));
        chosen.forEach(site -> agree(task, site, State.ASKED));
    }

    private void tell(DelegateTask task, String field) {
        var live = programme(task).live().sites();
        var chosen = chosen(
                task,
                field,
                live.stream().filter(Programme.Site::onboarded).toList(),
                "Choose where it goes, one or more of: ");
        live.forEach(site -> agree(task, site.code(), chosen.contains(site.code()) ? State.TOLD : State.LEFT_OUT));
    }

    private void agree(DelegateTask task, String site, State state) {
        agreements.set(key(task), new SiteAgreement(site, 1, state, null, null, task.getAssignee(), clock.instant()));
    }

    private void checkTested(DelegateTask task, String field) {
        var sites = facts.testableSites(key(task).value(), WINDOW.get(task));
        if (CheckClaim.rules(task).isApproving(DECISION.get(task)) && !sites.contains(Answers.text(task, field))) {
            throw new RuleBroken("Choose the site where the test is performed, among those that run the release since"
                    + " this window: " + sites);
        }
    }

    private static List<String> chosen(DelegateTask task, String field, List<Programme.Site> offered, String mend) {
        var chosen = Answers.list(task, field);
        if (chosen.isEmpty()
                || !offered.stream().map(Programme.Site::code).toList().containsAll(chosen)) {
            throw new RuleBroken(
                    mend + offered.stream().map(Programme.Site::name).collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    private Programme programme(DelegateTask task) {
        return programmes.get(PROGRAMME.get(task));
    }

    private static ReleaseKey key(DelegateTask task) {
        return new ReleaseKey(task.getExecution().getProcessBusinessKey());
    }
}
