package io.slipway.http.board;

import io.slipway.evidence.Standings;
import io.slipway.http.FieldRefused;
import io.slipway.http.ReleaseQueries;
import io.slipway.http.ReleaseQuery;
import io.slipway.http.Viewer;
import io.slipway.http.pages.Page;
import io.slipway.programme.Programmes;
import io.slipway.release.Releases;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The release board: whether users are kept out, what the viewer has to do, what is in flight and what comes; or the
 * releases that somebody looks for. What is down and what is lost shows whatever is looked for.
 */
@Page
class BoardPage {

    private static final int USUAL = 20;

    private final Releases releases;
    private final ReleaseQueries queries;
    private final Standings standings;
    private final Programmes programmes;
    private final List<BoardPart> parts;

    BoardPage(
            Releases releases,
            ReleaseQueries queries,
            Standings standings,
            Programmes programmes,
            List<BoardPart> parts) {
        this.releases = releases;
        this.queries = queries;
        this.standings = standings;
        this.programmes = programmes;
        this.parts = parts;
    }

    @GetMapping("/")
    String board(
            @RequestParam MultiValueMap<String, String> asked,
            Model model,
            Viewer viewer,
            HttpServletResponse response) {
        var query = query(asked, model, response);
        var open = releases.notOver();
        var board = new Board(viewer, query, open, standings.states(open));
        parts.forEach(part -> part.show(board, model));
        model.addAttribute("query", query).addAttribute("choices", new BoardChoices(programmes.all(), query));
        model.addAttribute("here", "board");
        model.addAttribute("mayStart", programmes.all().stream().anyMatch(viewer::operates));
        return "board";
    }

    /** What cannot be used is said beside its field, and everything is shown. */
    private ReleaseQuery query(MultiValueMap<String, String> asked, Model model, HttpServletResponse response) {
        try {
            return queries.read(asked, USUAL);
        } catch (FieldRefused refusal) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("refusal", refusal.field() + ": " + refusal.getMessage());
            return queries.read(Map.of(), USUAL);
        }
    }
}
