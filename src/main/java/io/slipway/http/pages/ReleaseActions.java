package io.slipway.http.pages;

import io.slipway.downtime.DowntimeEnds;
import io.slipway.evidence.WriteOffs;
import io.slipway.http.HandIn;
import io.slipway.http.Lookup;
import io.slipway.http.Viewer;
import io.slipway.process.LocalMoment;
import io.slipway.programme.Programme;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What people do to a release outside its tasks: withdraw it, write it off when it is lost, move the end of its downtime,
 * bring the service back, hand in evidence.
 */
@Page
@RequestMapping("/releases/{key}")
class ReleaseActions {

    private static final String WITHDRAW = "withdraw";

    private final Lookup lookup;
    private final Releases releases;
    private final DowntimeEnds downtimes;
    private final HandIn handIn;
    private final WriteOffs writeOffs;

    ReleaseActions(Lookup lookup, Releases releases, DowntimeEnds downtimes, HandIn handIn, WriteOffs writeOffs) {
        this.lookup = lookup;
        this.releases = releases;
        this.downtimes = downtimes;
        this.handIn = handIn;
        this.writeOffs = writeOffs;
    }

    @GetMapping("/withdraw")
    String askWithdrawal(@PathVariable String key, Model model, Viewer viewer) {
        var release = lookup.release(key);
        viewer.mustWithdraw(lookup.programme(release), release);
        model.addAttribute("release", release).addAttribute("reason", "");
        return WITHDRAW;
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(
            @PathVariable String key, @RequestParam String reason, Viewer viewer, RedirectAttributes answer) {
        var release = lookup.release(key);
        viewer.mustWithdraw(lookup.programme(release), release);
        try {
            releases.withdraw(release.key(), viewer.id(), reason.strip());
        } catch (RuleBroken refusal) {
            return new ModelAndView(WITHDRAW, HttpStatus.CONFLICT)
                    .addObject("release", release)
                    .addObject("reason", reason)
                    .addObject("refusal", refusal.getMessage());
        }
        answer.addFlashAttribute("done", key + " is withdrawn");
        return back(key, "");
    }

    @PostMapping("/write-off")
    ModelAndView writeOff(
            @PathVariable String key, @RequestParam String reason, Viewer viewer, RedirectAttributes answer) {
        var release = lookup.release(key);
        viewer.mustOperate(lookup.programme(release), "write off lost releases");
        try {
            writeOffs.settle(release, viewer.id(), reason.strip());
            answer.addFlashAttribute("done", key + " is written off; its record stays");
        } catch (RuleBroken refusal) {
            answer.addFlashAttribute("refusal", refusal.getMessage()).addFlashAttribute("typedReason", reason);
        }
        return back(key, "");
    }

    @PostMapping("/predicted-end")
    ModelAndView move(
            @PathVariable String key,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable LocalDateTime predictedEnd,
            Viewer viewer,
            RedirectAttributes answer) {
        var release = lookup.release(key);
        var programme = lookup.programme(release);
        viewer.mustOperate(programme, "move the end of a downtime");
        return attempt(key, "#windows", answer, "The predicted end is moved; those told will hear of it", () -> {
            if (predictedEnd == null) {
                throw new RuleBroken("Give the day and time at which the system will be back");
            }
            downtimes.move(release.key(), moment(predictedEnd, programme), viewer.id());
        });
    }

    @PostMapping("/online")
    ModelAndView online(@PathVariable String key, Viewer viewer, RedirectAttributes answer) {
        var release = lookup.release(key);
        viewer.mustOperate(lookup.programme(release), "bring the service back online");
        return attempt(
                key,
                "",
                answer,
                "The service comes back online now; those told will hear of it",
                () -> downtimes.backOnline(release.key(), viewer.id()));
    }

    @PostMapping("/evidence")
    ModelAndView evidence(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable List<String> tickets,
            @RequestParam List<MultipartFile> files,
            Viewer viewer,
            RedirectAttributes answer) {
        var release = lookup.release(key);
        return attempt(
                key,
                "#evidence",
                answer,
                "The evidence is stored",
                () -> handIn.add(release, tickets == null ? List.of() : tickets, files, viewer));
    }

    private static ModelAndView attempt(
            String key, String place, RedirectAttributes answer, String done, Runnable action) {
        try {
            action.run();
            answer.addFlashAttribute("done", done);
        } catch (RuleBroken refusal) {
            answer.addFlashAttribute("refusal", refusal.getMessage());
        }
        return back(key, place);
    }

    private static ModelAndView back(String key, String place) {
        return new ModelAndView("redirect:/releases/" + key + place);
    }

    private static Instant moment(LocalDateTime time, Programme programme) {
        try {
            return LocalMoment.of(time, programme.timeZone());
        } catch (IllegalArgumentException unclear) {
            throw new RuleBroken(String.valueOf(unclear.getMessage()));
        }
    }
}
