package io.slipway.http;

import io.slipway.comms.Notices;
import io.slipway.deployment.Runs;
import io.slipway.evidence.Decisions;
import io.slipway.evidence.Standing;
import io.slipway.evidence.Standings;
import io.slipway.evidence.Timelines;
import io.slipway.programme.Programme;
import io.slipway.rca.RcaLog;
import io.slipway.release.Agreements;
import io.slipway.release.Builds;
import io.slipway.release.Documentations;
import io.slipway.release.Release;
import io.slipway.release.ReleaseDocuments;
import io.slipway.release.Scopes;
import io.slipway.release.TestEvidenceFiles;
import io.slipway.release.Windows;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Everything about one release on one page. */
@Page
class ReleasePage {

    private final Lookup lookup;
    private final Standings standings;
    private final Timelines timelines;
    private final Decisions decisions;
    private final Scopes scopes;
    private final Builds builds;
    private final Windows windows;
    private final Agreements agreements;
    private final Documentations documentations;
    private final ReleaseDocuments documents;
    private final TestEvidenceFiles evidence;
    private final Runs runs;
    private final Notices notices;
    private final RcaLog log;
    private final IssueViews issues;

    ReleasePage(
            Lookup lookup,
            Standings standings,
            Timelines timelines,
            Decisions decisions,
            Scopes scopes,
            Builds builds,
            Windows windows,
            Agreements agreements,
            Documentations documentations,
            ReleaseDocuments documents,
            TestEvidenceFiles evidence,
            Runs runs,
            Notices notices,
            RcaLog log,
            IssueViews issues) {
        this.lookup = lookup;
        this.standings = standings;
        this.timelines = timelines;
        this.decisions = decisions;
        this.scopes = scopes;
        this.builds = builds;
        this.windows = windows;
        this.agreements = agreements;
        this.documentations = documentations;
        this.documents = documents;
        this.evidence = evidence;
        this.runs = runs;
        this.notices = notices;
        this.log = log;
        this.issues = issues;
    }

    @GetMapping("/releases/{key}")
    String release(@PathVariable String key, Model model, Viewer viewer) {
        var release = lookup.release(key);
        if (release.version() == null) {
            return "redirect:/rca/" + key;
        }
        var programme = lookup.programme(release);
        var standing = standings.of(release);
        model.addAttribute("release", release)
                .addAttribute("programme", programme)
                .addAttribute("standing", standing)
                .addAttribute("timeline", timelines.of(release))
                .addAttribute("decisions", decisions.of(release))
                .addAttribute("scope", scopes.of(release.key()))
                .addAttribute("build", builds.current(release).orElse(null))
                .addAttribute("windows", windows.of(release.key()))
                .addAttribute("agreements", agreements.of(release.key()))
                .addAttribute("documentations", documentations.of(release.key()))
                .addAttribute("documents", documents.of(release.key()))
                .addAttribute("evidence", evidence.of(release.key()))
                .addAttribute("operates", viewer.operates(programme))
                .addAttribute(
                        "mayWithdraw", isWithdrawable(programme, release, standing) && viewer.mayWithdraw(programme))
                .addAttribute("mayHandIn", standing.inFlight() && viewer.mayHandInEvidence(programme));
        model.addAttribute("notices", notices.of(release.key()));
        model.addAttribute("analysis", log.find(release.key()).orElse(null));
        model.addAttribute("known", issues.of(release).orElse(null));
        model.addAttribute("leftOut", runs.leftOut(release.key()));
        RunView.show(model, runs.of(release.key()));
        return "release";
    }

    /** What deals with an issue is not given up from outside: its diagram knows how to end without a fix. */
    private static boolean isWithdrawable(Programme programme, Release release, Standing standing) {
        return standing.inFlight() && programme.releaseType(release.type()).startsFrom() == null;
    }
}
