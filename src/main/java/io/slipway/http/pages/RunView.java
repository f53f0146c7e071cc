package io.slipway.http.pages;

import io.slipway.deployment.Run;
import io.slipway.deployment.RunSite;
import io.slipway.deployment.RunState;
import io.slipway.deployment.SiteOutcome;
import io.slipway.programme.Programme.Deployer;
import io.slipway.words.InWords;
import java.util.Comparator;
import java.util.List;
import org.springframework.ui.Model;

/** A run in the words and colours of a page. */
record RunView(Run run, String what, String state, String tone, boolean goesOn, long done, List<SiteView> sites) {

    /** A site of a run in the words and colours of a page. */
    record SiteView(RunSite site, String outcome, String tone) {

        static SiteView of(RunSite site, boolean goesOn) {
            var waits =
                    goesOn && (site.outcome() == SiteOutcome.NOT_STARTED || site.outcome() == SiteOutcome.INCOMPLETE);
            if (waits) {
                return new SiteView(site, site.outcome() == SiteOutcome.NOT_STARTED ? "waits" : "in progress", "info");
            }
            return new SiteView(
                    site, InWords.of(site.outcome()), site.outcome() == SiteOutcome.SUCCEEDED ? "good" : "bad");
        }
    }

    /** Whether a program can be asked to stop it; people say themselves that nothing was done. */
    public boolean cancellable() {
        return goesOn && run.deployer() != Deployer.PARTY;
    }

    static RunView of(Run run) {
        var goesOn = !run.state().hasEnded();
        var sites = run.sites().stream()
                .map(site -> SiteView.of(site, goesOn))
                .sorted(Comparator.comparing(view -> view.site().site()))
                .toList();
        return new RunView(
                run,
                InWords.of(run.playbook()) + (run.deployer() == Deployer.PARTY ? ", by hand" : ""),
                InWords.of(run.state()),
                tone(run.state()),
                goesOn,
                sites.stream().filter(site -> !"info".equals(site.tone())).count(),
                sites);
    }

    /** Puts the runs into the model, the newest first, and whether one of them goes on. */
    static void show(Model model, List<Run> runs) {
        var views = runs.stream()
                .sorted(Comparator.comparing(Run::requestedAt).reversed())
                .map(RunView::of)
                .toList();
        model.addAttribute("runs", views).addAttribute("live", views.stream().anyMatch(RunView::goesOn));
    }

    private static String tone(RunState state) {
        return !state.hasEnded() ? "info" : state == RunState.SUCCEEDED ? "good" : "bad";
    }
}
