package io.slipway.http.pages;

import io.slipway.http.DefectViews;
import io.slipway.http.Viewer;
import io.slipway.programme.Defects.Move;
import io.slipway.programme.Programme;
import io.slipway.release.RuleBroken;
import io.slipway.tickets.RetestAnswer;
import io.slipway.tickets.Retesting;
import io.slipway.tickets.Ticket;
import io.slipway.tickets.Triage;
import io.slipway.tickets.Verdict;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The defects of the programmes, and what triage and testers say of one. */
@Page
@RequestMapping("/defects")
class DefectPages {

    private static final String SHORTLY = "; the ticket system has it shortly";

    private final DefectViews views;
    private final Triage triage;
    private final Retesting retesting;

    DefectPages(DefectViews views, Triage triage, Retesting retesting) {
        this.views = views;
        this.triage = triage;
        this.retesting = retesting;
    }

    @GetMapping
    String list(@RequestParam MultiValueMap<String, String> asked, Model model) {
        var page = views.page("/defects", asked);
        model.addAttribute("here", "defects")
                .addAttribute(
                        "entries", page.entries().stream().map(views::words).toList())
                .addAttribute("pages", page.pages())
                .addAttribute("followed", views.programmes())
                .addAttribute("asked", asked.toSingleValueMap());
        return "defects";
    }

    @GetMapping("/{programme}/{key}")
    String one(@PathVariable String programme, @PathVariable String key, Model model, Viewer viewer) {
        var found = views.programme(programme);
        var defect = views.find(found, key);
        var view = views.one(found, defect);
        var waits = view.changes().stream().anyMatch(change -> change.settledAt() == null);
        model.addAttribute("here", "defects")
                .addAttribute("programme", found)
                .addAttribute("defect", view)
                .addAttribute("words", views.words(view))
                .addAttribute("waits", waits)
                .addAttribute("isNew", found.defects().isReported(defect.status()))
                .addAttribute("mayTriage", !waits && view.open() && viewer.mayTriage(found, defect))
                .addAttribute("mayRetest", !waits && viewer.mayRetest(found) && isDue(found, defect, view))
                .addAttribute("mayClose", !waits && viewer.mayCloseDefects(found) && mayEnd(found, defect, view));
        return "defect";
    }

    private static boolean isDue(Programme programme, Ticket defect, DefectViews.DefectView view) {
        return programme.defects().awaitsRetest(defect.status())
                && view.retests().stream()
                        .findFirst()
                        .filter(one -> one.result() == null)
                        .isPresent();
    }

    private static boolean mayEnd(Programme programme, Ticket defect, DefectViews.DefectView view) {
        return programme.defects().move(Move.CLOSE).startsAt(defect.status())
                && view.retests().stream()
                        .findFirst()
                        .filter(one -> one.passed())
                        .isPresent();
    }

    @PostMapping("/{programme}/{key}/triage")
    String triage(
            @PathVariable String programme,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String accepted,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String priority,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            RedirectAttributes answer) {
        var found = views.programme(programme);
        var defect = views.find(found, key);
        viewer.mustTriage(found, defect);
        var verdict = new Verdict(accepted.isEmpty() ? null : accepted.equals("yes"), severity, priority, reason);
        return take(
                found,
                defect,
                answer,
                "Decided" + SHORTLY,
                "verdict",
                verdict,
                () -> triage.decide(found, defect, verdict, viewer.id()));
    }

    @PostMapping("/{programme}/{key}/retests")
    String retest(
            @PathVariable String programme,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String environment,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String detail,
            @RequestParam(defaultValue = "") String evidence,
            Viewer viewer,
            RedirectAttributes answer) {
        var found = views.programme(programme);
        var defect = views.find(found, key);
        viewer.mustRetest(found);
        var retest = new RetestAnswer(environment, result, detail, evidence);
        return take(
                found,
                defect,
                answer,
                "The retest is recorded" + SHORTLY,
                "answer",
                retest,
                () -> retesting.record(found, defect, retest, viewer.id()));
    }

    @PostMapping("/{programme}/{key}/closure")
    String close(
            @PathVariable String programme,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String comment,
            Viewer viewer,
            RedirectAttributes answer) {
        var found = views.programme(programme);
        var defect = views.find(found, key);
        viewer.mustCloseDefects(found);
        return take(
                found,
                defect,
                answer,
                "Closed" + SHORTLY,
                "comment",
                comment,
                () -> retesting.close(found, defect, comment, viewer.id()));
    }

    /** What was typed comes back with a refusal. */
    private static String take(
            Programme programme,
            Ticket defect,
            RedirectAttributes answer,
            String done,
            String field,
            Object typed,
            Runnable work) {
        try {
            work.run();
            answer.addFlashAttribute("done", done);
        } catch (RuleBroken refusal) {
            answer.addFlashAttribute("refusal", refusal.getMessage()).addFlashAttribute(field, typed);
        }
        return "redirect:/defects/" + programme.id() + "/" + defect.key();
    }
}
