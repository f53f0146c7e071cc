package io.slipway.http.pages;

import io.slipway.deployment.Run;
import io.slipway.deployment.Runs;
import io.slipway.http.Lookup;
import io.slipway.http.Unknown;
import io.slipway.http.Viewer;
import io.slipway.release.RuleBroken;
import io.slipway.words.Quoted;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The runs of a release as they go on, and the question before one is cancelled. */
@Page
class RunPages {

    private final Lookup lookup;
    private final Runs runs;

    RunPages(Lookup lookup, Runs runs) {
        this.lookup = lookup;
        this.runs = runs;
    }

    /** The part of the release page that is asked for again and again while a run goes on. */
    @GetMapping("/releases/{key}/runs")
    String progress(@PathVariable String key, Model model, Viewer viewer) {
        var release = lookup.release(key);
        var programme = lookup.programme(release);
        model.addAttribute("release", release)
                .addAttribute("programme", programme)
                .addAttribute("operates", viewer.operates(programme))
                .addAttribute("leftOut", runs.leftOut(release.key()));
        RunView.show(model, runs.of(release.key()));
        return "runs :: runs";
    }

    @GetMapping("/runs/{id}/cancel")
    String ask(@PathVariable String id, Model model, Viewer viewer) {
        var run = run(id, viewer);
        model.addAttribute("run", RunView.of(run)).addAttribute("key", run.release());
        return "cancel";
    }

    @PostMapping("/runs/{id}/cancel")
    String cancel(@PathVariable String id, Viewer viewer, RedirectAttributes answer) {
        var run = run(id, viewer);
        try {
            runs.cancel(id, viewer.id());
            answer.addFlashAttribute("done", "The run is asked to stop; its sites tell what happened to them");
        } catch (RuleBroken refusal) {
            answer.addFlashAttribute("refusal", refusal.getMessage());
        }
        return "redirect:/releases/" + run.release() + "#runs";
    }

    private Run run(String id, Viewer viewer) {
        var run = runs.find(id).orElseThrow(() -> new Unknown("There is no run " + Quoted.of(id)));
        viewer.mustOperate(lookup.programme(lookup.release(run.release().value())), "cancel runs");
        return run;
    }
}
