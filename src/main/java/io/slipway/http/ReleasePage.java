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
import io.slipway.release.ScopeChanges;
import io.slipway.release.Scopes;
import io.slipway.release.TestEvidenceFiles;
import io.slipway.release.Windows;
import java.util.List;
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
    private final ScopeChanges changes;
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
    private final LooseEnds looseEnds;

    ReleasePage(
            Lookup lookup,
            Standings standings,
            Timelines timelines,
            Decisions decisions,
            Scopes scopes,
            ScopeChanges changes,
            Builds builds,
            Windows windows,
            Agreements agreements,
            Documentations documentations,
            ReleaseDocuments documents,
            TestEvidenceFiles evidence,
            Runs runs,
            Notices notices,
            RcaLog log,
            IssueViews issues,
            LooseEnds looseEnds) {
        this.lookup = lookup;
        this.standings = standings;
        this.timelines = timelines;
        this.decisions = decisions;
        this.scopes = scopes;
        this.changes = changes;
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
        this.looseEnds = looseEnds;
    }

    @GetMapping("/releases/{key}")
    String release(@PathVariable String key, Model model, Viewer viewer) {
        var release = lookup.release(key);
        var programme = lookup.programme(release);
        if (programme.releaseType(release.type()).process().equals(Programme.UNREADABLE)) {
            return "redirect:/reports/" + key;
        }
        if (release.version() == null) {
            return "redirect:/rca/" + key;
        }
        var reader = viewer.reader(programme);
        var standing = standings.of(release);
        model.addAttribute("release", release)
                .addAttribute("programme", programme)
                .addAttribute("standing", standing)
                .addAttribute("timeline", timelines.of(release, reader))
                .addAttribute("decisions", decisions.of(release, reader))
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
                .addAttribute("mayChangeScope", standing.inFlight() && viewer.mayChangeScope(programme, release))
                .addAttribute("scopeChanges", changes.of(release.key()))
                .addAttribute("mayHandIn", standing.inFlight() && viewer.mayHandInEvidence(programme));
        model.addAttribute("notices", reader.notices(programme, notices.of(release.key())));
        model.addAttribute("analysis", log.find(release.key()).orElse(null));
        model.addAttribute("known", issues.of(release).orElse(null));
        model.addAttribute("leftOut", runs.leftOut(release.key()));
        model.addAttribute("looseEnds", standing.lost() ? looseEnds.of(release) : List.of());
        RunView.show(model, runs.of(release.key()));
        return "release";
    }

    /** What deals with an issue is not given up from outside: its diagram knows how to end without a fix. */
    private static boolean isWithdrawable(Programme programme, Release release, Standing standing) {
        return standing.inFlight() && programme.releaseType(release.type()).startsFrom() == null;
    }
}
