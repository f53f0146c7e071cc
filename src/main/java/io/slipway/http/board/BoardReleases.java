package io.slipway.http.board;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import io.slipway.deployment.Runs;
import io.slipway.evidence.ReleaseLists;
import io.slipway.evidence.Standing;
import io.slipway.evidence.Standing.State;
import io.slipway.evidence.Standings;
import io.slipway.http.Pages;
import io.slipway.http.pages.Doings;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseFilter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The releases on the board: what is lost, what is in flight or looked for, and what ended last. */
@Component
class BoardReleases implements BoardPart {

    private static final int RECENT = 10;
    private static final int ALARMS = 20;

    private final ReleaseLists lists;
    private final Standings standings;
    private final Programmes programmes;
    private final Runs runs;
    private final Clock clock;

    BoardReleases(ReleaseLists lists, Standings standings, Programmes programmes, Runs runs, Clock clock) {
        this.lists = lists;
        this.standings = standings;
        this.programmes = programmes;
        this.runs = runs;
        this.clock = clock;
    }

    /** @param doing what goes on without people, in their words */
    record Row(Release release, Programme programme, Standing standing, List<String> doing) {

        public boolean urgent() {
            return programme.releaseType(release.type()).urgent() != null;
        }
    }

    @Override
    public void show(Board board, Model model) {
        var query = board.query();
        var paging = query.paging();
        var flying = query.state() == null || query.state() == State.IN_FLIGHT;
        var found = flying ? inFlight(board) : lists.page(query.filter(), query.state(), paging.from(), paging.size());
        var ended =
                query.state() == null && paging.page() == 1 ? lists.ended(query.filter(), RECENT) : List.<Release>of();
        var lost = board.in(State.LOST);
        var shown = lost.stream().limit(ALARMS).toList();
        var rows = rows(List.of(shown, found.releases(), ended));
        model.addAttribute("lost", rows.get(0))
                .addAttribute("moreLost", lost.size() - shown.size())
                .addAttribute("inFlight", flying ? rows.get(1) : List.of())
                .addAttribute("listed", flying ? List.of() : rows.get(1))
                .addAttribute("ended", lastFirst(rows.get(2)))
                .addAttribute("board", flying)
                .addAttribute("pages", new Pages("/", query.asked(), paging, found.total()));
    }

    /** What users wait for comes first, then what was started last. */
    private ReleaseLists.Found inFlight(Board board) {
        var query = board.query();
        var all = query.filter().equals(ReleaseFilter.NONE) ? board.open() : lists.notOver(query.filter());
        var running = all.stream()
                .filter(release -> board.states().get(release.key()) == State.IN_FLIGHT)
                .sorted(comparing(this::urgent).reversed())
                .toList();
        return new ReleaseLists.Found(
                running.stream()
                        .skip(query.paging().from())
                        .limit(query.paging().size())
                        .toList(),
                running.size());
    }

    private boolean urgent(Release release) {
        return programmes.get(release.programme()).releaseType(release.type()).urgent() != null;
    }

    private static List<Row> lastFirst(List<Row> ended) {
        return ended.stream()
                .sorted(comparing((Row row) -> row.standing().endedAt(), nullsLast(reverseOrder())))
                .toList();
    }

    /** Returns the rows of each list; where all of them stand is asked at once. */
    private List<List<Row>> rows(List<List<Release>> some) {
        var all = some.stream().flatMap(Collection::stream).toList();
        var standing = standings.of(all);
        var doings = new Doings(runs.goingOn(), clock.instant());
        var rows = IntStream.range(0, all.size())
                .mapToObj(index -> row(all.get(index), standing.get(index), doings))
                .toList();
        var parts = new ArrayList<List<Row>>();
        var from = 0;
        for (var list : some) {
            parts.add(rows.subList(from, from + list.size()));
            from += list.size();
        }
        return parts;
    }

    private Row row(Release release, Standing standing, Doings doings) {
        var programme = programmes.get(release.programme());
        return new Row(release, programme, standing, doings.of(standing, programme));
    }
}
