package io.slipway.http.pages;

import io.slipway.comms.Notices;
import io.slipway.evidence.Decisions;
import io.slipway.evidence.Standings;
import io.slipway.http.IssueViews;
import io.slipway.http.Lookup;
import io.slipway.http.RcaViews;
import io.slipway.http.Unknown;
import io.slipway.http.Viewer;
import io.slipway.programme.Programmes;
import io.slipway.rca.RcaEntry;
import io.slipway.rca.RcaLog;
import io.slipway.release.RuleBroken;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The log of root cause analyses, and what people do to an entry outside its tasks. */
@Page
@RequestMapping("/rca")
class RcaPages {

    private final Lookup lookup;
    private final RcaLog log;
    private final RcaViews views;
    private final Programmes programmes;
    private final Standings standings;
    private final Decisions decisions;
    private final Notices notices;
    private final LooseEnds looseEnds;
    private final IssueViews issues;

    RcaPages(
            Lookup lookup,
            RcaLog log,
            RcaViews views,
            Programmes programmes,
            Standings standings,
            Decisions decisions,
            Notices notices,
            LooseEnds looseEnds,
            IssueViews issues) {
        this.lookup = lookup;
        this.log = log;
        this.views = views;
        this.programmes = programmes;
        this.standings = standings;
        this.decisions = decisions;
        this.notices = notices;
        this.looseEnds = looseEnds;
        this.issues = issues;
    }

    @GetMapping
    String list(@RequestParam MultiValueMap<String, String> asked, Model model, Viewer viewer) {
        var page = views.page("/rca", asked);
        model.addAttribute("here", "rca")
                .addAttribute("entries", page.entries())
                .addAttribute("pages", page.pages())
                .addAttribute("programmes", programmes)
                .addAttribute(
                        "sharing",
                        programmes.all().stream().filter(viewer::operates).toList());
        return "rca-log";
    }

    @GetMapping("/{key}")
    String entry(@PathVariable String key, Model model, Viewer viewer) {
        var entry = find(key);
        var release = lookup.release(key);
        var programme = lookup.programme(release);
        var reader = viewer.reader(programme);
        var standing = standings.of(release);
        model.addAttribute("standing", standing)
                .addAttribute("looseEnds", standing.lost() ? looseEnds.of(release) : List.of());
        model.addAttribute("here", "rca")
                .addAttribute("entry", views.one(entry))
                .addAttribute("record", entry)
                .addAttribute("known", issues.of(release).orElse(null))
                .addAttribute("release", release)
                .addAttribute("programme", programme)
                .addAttribute("tasks", standings.openTasks(release))
                .addAttribute("troubles", standing.troubles())
                .addAttribute("decisions", decisions.of(release, reader))
                .addAttribute("notices", reader.notices(programme, notices.of(release.key())))
                .addAttribute("operates", viewer.operates(programme))
                .addAttribute("mayTell", !entry.isFrozen() && viewer.takesPart(programme));
        return "rca";
    }

    @PostMapping("/{key}/events")
    String tell(
            @PathVariable String key,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable LocalDateTime at,
            @RequestParam String what,
            Viewer viewer,
            RedirectAttributes answer) {
        var entry = find(key);
        var programme = lookup.programme(lookup.release(key));
        viewer.mustTakePart(programme);
        try {
            if (at == null) {
                throw new RuleBroken("Give the day and time at which it happened");
            }
            log.tell(entry.release(), at.atZone(programme.timeZone()).toInstant(), what, viewer.id());
            answer.addFlashAttribute("done", "Added to what happened");
        } catch (RuleBroken refusal) {
            answer.addFlashAttribute("refusal", refusal.getMessage())
                    .addFlashAttribute("typedAt", at)
                    .addFlashAttribute("typedWhat", what);
        }
        return "redirect:/rca/" + key;
    }

    @PostMapping("/{key}/reopen")
    String reopen(@PathVariable String key, @RequestParam String reason, Viewer viewer, RedirectAttributes answer) {
        var entry = find(key);
        viewer.mustOperate(lookup.programme(lookup.release(key)), "open an analysis again");
        try {
            log.reopen(entry.release(), reason, viewer.id());
            answer.addFlashAttribute("done", "The analysis is open again; revision " + entry.revision() + " stays");
        } catch (RuleBroken refusal) {
            answer.addFlashAttribute("refusal", refusal.getMessage()).addFlashAttribute("typedReason", reason);
        }
        return "redirect:/rca/" + key;
    }

    @PostMapping("/share")
    String share(@RequestParam String programme, Viewer viewer, RedirectAttributes answer) {
        var found = lookup.programme(programme);
        viewer.mustOperate(found, "share the list of analyses");
        try {
            log.share(found.id(), viewer.id());
            answer.addFlashAttribute("done", "The list goes to those who sign analyses off and to the parties");
        } catch (RuleBroken refusal) {
            answer.addFlashAttribute("refusal", refusal.getMessage());
        }
        return "redirect:/rca";
    }

    private RcaEntry find(String key) {
        return log.find(lookup.release(key).key())
                .orElseThrow(() -> new Unknown("There is no root cause analysis of " + key));
    }
}
