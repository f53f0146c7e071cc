package io.slipway.http.pages;

import io.slipway.comms.Notices;
import io.slipway.evidence.Decisions;
import io.slipway.evidence.StagedTimeline;
import io.slipway.evidence.Standings;
import io.slipway.http.Lookup;
import io.slipway.http.Unknown;
import io.slipway.http.Viewer;
import io.slipway.issues.LiveIssues;
import io.slipway.issues.UnreadReports;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The reports of one issue that could not be used as they were, and what a person made of them. */
@Page
class ReportPage {

    private final Lookup lookup;
    private final UnreadReports reports;
    private final LiveIssues issues;
    private final Standings standings;
    private final Decisions decisions;
    private final Notices notices;
    private final StagedTimeline timelines;

    ReportPage(
            Lookup lookup,
            UnreadReports reports,
            LiveIssues issues,
            Standings standings,
            Decisions decisions,
            Notices notices,
            StagedTimeline timelines) {
        this.lookup = lookup;
        this.reports = reports;
        this.issues = issues;
        this.standings = standings;
        this.decisions = decisions;
        this.notices = notices;
        this.timelines = timelines;
    }

    /** What came may hold more than is meant for everybody, so only its readers and those who audit them see it. */
    @GetMapping("/reports/{key}")
    String report(@PathVariable String key, Model model, Viewer viewer) {
        var release = lookup.release(key);
        var programme = lookup.programme(release);
        var found = reports.of(release.key());
        if (found.isEmpty()) {
            throw new Unknown("There is no report " + key);
        }
        var reader = viewer.reader(programme);
        model.addAttribute("release", release)
                .addAttribute("programme", programme)
                .addAttribute("reports", found)
                .addAttribute("takenIn", issues.takenIn(release.key()).orElse(null))
                .addAttribute("standing", standings.of(release))
                .addAttribute("decisions", decisions.of(release, reader))
                .addAttribute("timeline", timelines.of(release, reader))
                .addAttribute("operates", viewer.operates(programme))
                .addAttribute("seesRaw", viewer.readsReports(programme))
                .addAttribute("notices", reader.notices(programme, notices.of(release.key())));
        return "report";
    }
}
