package io.slipway.http;

import static java.util.Comparator.comparing;

import io.slipway.evidence.Standing;
import io.slipway.evidence.Standings;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.rca.RcaAction;
import io.slipway.rca.RcaLog;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The release board: what is in flight and what each release waits for. */
@Page
class BoardPage {

    private static final int RECENT = 10;

    private final Releases releases;
    private final Standings standings;
    private final Programmes programmes;
    private final RcaLog log;
    private final IssueViews issues;
    private final Clock clock;

    BoardPage(
            Releases releases, Standings standings, Programmes programmes, RcaLog log, IssueViews issues, Clock clock) {
        this.releases = releases;
        this.standings = standings;
        this.programmes = programmes;
        this.log = log;
        this.issues = issues;
        this.clock = clock;
    }

    /** @param known null where the release deals with no issue */
    record Row(
            Release release,
            Programme programme,
            Standing standing,
            @Nullable IssueView known) {

        public boolean urgent() {
            return programme.releaseType(release.type()).urgent() != null;
        }

        public boolean offline() {
            return known != null && known.offline();
        }
    }

    /** What follows from an analysis and is not done yet. */
    record Action(RcaAction action, Programme programme, boolean late) {}

    @GetMapping("/")
    String board(Model model, Viewer viewer) {
        var running = standings.inFlight();
        var all = releases.all();
        model.addAttribute(
                "inFlight",
                rows(all.stream()
                                .filter(release ->
                                        running.contains(release.key().value()))
                                .toList())
                        .stream()
                        .sorted(comparing(Row::urgent).reversed())
                        .toList());
        model.addAttribute(
                "ended",
                rows(all.stream()
                        .filter(release -> !running.contains(release.key().value()))
                        .limit(RECENT)
                        .toList()));
        model.addAttribute(
                "actions", log.openActions().stream().map(this::action).toList());
        model.addAttribute("here", "board");
        model.addAttribute("mayStart", programmes.all().stream().anyMatch(viewer::operates));
        return "board";
    }

    private Action action(RcaAction action) {
        var programme = programmes.get(releases.get(action.release()).programme());
        var today = LocalDate.ofInstant(clock.instant(), programme.timeZone());
        return new Action(action, programme, action.due().isBefore(today));
    }

    private List<Row> rows(List<Release> some) {
        return some.stream()
                .map(release -> new Row(
                        release,
                        programmes.get(release.programme()),
                        standings.of(release),
                        issues.of(release).orElse(null)))
                .toList();
    }
}
