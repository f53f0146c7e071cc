package io.slipway.http;

import io.slipway.evidence.Standing;
import io.slipway.evidence.Standings;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The release board: what is in flight and what each release waits for. */
@Page
class BoardPage {

    private static final int RECENT = 10;

    private final Releases releases;
    private final Standings standings;
    private final Programmes programmes;

    BoardPage(Releases releases, Standings standings, Programmes programmes) {
        this.releases = releases;
        this.standings = standings;
        this.programmes = programmes;
    }

    /** A line of the board. */
    record Row(Release release, Programme programme, Standing standing) {}

    @GetMapping("/")
    String board(Model model, Viewer viewer) {
        var running = standings.inFlight();
        var all = releases.all();
        model.addAttribute(
                "inFlight",
                rows(all.stream()
                        .filter(release -> running.contains(release.key().value()))
                        .toList()));
        model.addAttribute(
                "ended",
                rows(all.stream()
                        .filter(release -> !running.contains(release.key().value()))
                        .limit(RECENT)
                        .toList()));
        model.addAttribute("here", "board");
        model.addAttribute("mayStart", programmes.all().stream().anyMatch(viewer::operates));
        return "board";
    }

    private List<Row> rows(List<Release> some) {
        return some.stream()
                .map(release -> new Row(release, programmes.get(release.programme()), standings.of(release)))
                .toList();
    }
}
