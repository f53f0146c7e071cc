package io.slipway.http.pages;

import io.slipway.evidence.Standing;
import io.slipway.evidence.Standings;
import io.slipway.http.Lookup;
import io.slipway.http.Viewer;
import io.slipway.programme.Programme;
import io.slipway.release.Release;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything about one release on one page, a summary first. */
@Page
class ReleasePage {

    private final Lookup lookup;
    private final Standings standings;
    private final List<ReleaseSection> sections;

    ReleasePage(Lookup lookup, Standings standings, List<ReleaseSection> sections) {
        this.lookup = lookup;
        this.standings = standings;
        this.sections = sections;
    }

    @GetMapping("/releases/{key}")
    String release(@PathVariable String key, @RequestParam Map<String, String> asked, Model model, Viewer viewer) {
        var release = lookup.release(key);
        var programme = lookup.programme(release);
        if (programme.releaseType(release.type()).process().equals(Programme.UNREADABLE)) {
            return "redirect:/reports/" + key;
        }
        if (release.version() == null) {
            return "redirect:/rca/" + key;
        }
        var standing = standings.of(release);
        model.addAttribute("release", release)
                .addAttribute("programme", programme)
                .addAttribute("standing", standing)
                .addAttribute("operates", viewer.operates(programme))
                .addAttribute(
                        "mayWithdraw", isWithdrawable(programme, release, standing) && viewer.mayWithdraw(programme));
        var reading = new ReleaseReading(release, programme, standing, viewer, asked);
        sections.forEach(section -> section.show(reading, model));
        return "release";
    }

    /** What deals with an issue is not given up from outside: its diagram knows how to end without a fix. */
    private static boolean isWithdrawable(Programme programme, Release release, Standing standing) {
        return standing.inFlight() && programme.releaseType(release.type()).startsFrom() == null;
    }
}
