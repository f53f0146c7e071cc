package io.slipway.http;

import static java.util.Comparator.comparing;

import io.slipway.evidence.ReleaseLists;
import io.slipway.evidence.Standing;
import io.slipway.evidence.Standing.State;
import io.slipway.evidence.Standings;
import io.slipway.issues.Assessments;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.rca.RcaAction;
import io.slipway.rca.RcaLog;
import io.slipway.release.Assessment;
import io.slipway.release.Release;
import io.slipway.release.ReleaseFilter;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The release board: what is in flight and what each release waits for, or the releases that somebody looks for. What is
 * offline and what is lost shows whatever is looked for.
 */
@Page
class BoardPage {

    private static final int USUAL = 20;
    private static final int RECENT = 10;
    private static final int ALARMS = 20;

    private final Releases releases;
    private final ReleaseQueries queries;
    private final ReleaseLists lists;
    private final Standings standings;
    private final Programmes programmes;
    private final RcaLog log;
    private final Assessments assessments;
    private final Clock clock;

    BoardPage(
            Releases releases,
            ReleaseQueries queries,
            ReleaseLists lists,
            Standings standings,
            Programmes programmes,
            RcaLog log,
            Assessments assessments,
            Clock clock) {
        this.releases = releases;
        this.queries = queries;
        this.lists = lists;
        this.standings = standings;
        this.programmes = programmes;
        this.log = log;
        this.assessments = assessments;
        this.clock = clock;
    }

    record Row(Release release, Programme programme, Standing standing) {

        public boolean urgent() {
            return programme.releaseType(release.type()).urgent() != null;
        }
    }

    /** A service that nobody can use now, and the release that brings it back. */
    record Outage(Release release, Programme programme, Assessment assessment) {}

    /** What follows from an analysis and is not done yet. */
    record Action(RcaAction action, Programme programme, boolean late) {}

    @GetMapping("/")
    String board(
            @RequestParam MultiValueMap<String, String> asked,
            Model model,
            Viewer viewer,
            HttpServletResponse response) {
        var query = query(asked, model, response);
        var open = releases.notOver();
        var states = standings.states(open);
        show(query, open, states, model);
        model.addAttribute("query", query).addAttribute("choices", new BoardChoices(programmes.all(), query));
        model.addAttribute("outages", outages(states));
        model.addAttribute("actions", actions());
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

    private void show(ReleaseQuery query, List<Release> open, Map<ReleaseKey, State> states, Model model) {
        var paging = query.paging();
        var board = query.state() == null || query.state() == State.IN_FLIGHT;
        var found = board
                ? inFlight(query, open, states)
                : lists.page(query.filter(), query.state(), paging.from(), paging.size());
        var ended =
                query.state() == null && paging.page() == 1 ? lists.ended(query.filter(), RECENT) : List.<Release>of();
        var lost = open.stream()
                .filter(release -> states.get(release.key()) == State.LOST)
                .toList();
        var shown = lost.stream().limit(ALARMS).toList();
        var rows = rows(List.of(shown, found.releases(), ended));
        model.addAttribute("lost", rows.get(0))
                .addAttribute("moreLost", lost.size() - shown.size())
                .addAttribute("inFlight", board ? rows.get(1) : List.of())
                .addAttribute("listed", board ? List.of() : rows.get(1))
                .addAttribute("ended", rows.get(2))
                .addAttribute("board", board)
                .addAttribute("pages", new Pages("/", query.asked(), paging, found.total()));
    }

    /** What users wait for comes first, then what was started last. */
    private ReleaseLists.Found inFlight(ReleaseQuery query, List<Release> open, Map<ReleaseKey, State> states) {
        var all = query.filter().equals(ReleaseFilter.NONE) ? open : lists.notOver(query.filter());
        var running = all.stream()
                .filter(release -> states.get(release.key()) == State.IN_FLIGHT)
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

    private List<Outage> outages(Map<ReleaseKey, State> states) {
        var off = new HashMap<>(assessments.offline());
        off.keySet().removeIf(key -> states.get(key) != State.IN_FLIGHT);
        return releases.of(off.keySet()).values().stream()
                .map(release -> new Outage(
                        release, programmes.get(release.programme()), Objects.requireNonNull(off.get(release.key()))))
                .sorted(comparing(outage -> String.valueOf(outage.assessment().offlineSince())))
                .toList();
    }

    private List<Action> actions() {
        var open = log.openActions();
        var known = releases.of(open.stream().map(RcaAction::release).distinct().toList());
        return open.stream()
                .map(action -> action(action, Objects.requireNonNull(known.get(action.release()))))
                .toList();
    }

    private Action action(RcaAction action, Release release) {
        var programme = programmes.get(release.programme());
        var today = LocalDate.ofInstant(clock.instant(), programme.timeZone());
        return new Action(action, programme, action.due().isBefore(today));
    }

    /** Returns the rows of each list; where all of them stand is asked at once. */
    private List<List<Row>> rows(List<List<Release>> some) {
        var all = some.stream().flatMap(Collection::stream).toList();
        var standing = standings.of(all);
        var rows = IntStream.range(0, all.size())
                .mapToObj(index ->
                        new Row(all.get(index), programmes.get(all.get(index).programme()), standing.get(index)))
                .toList();
        var lists = new ArrayList<List<Row>>();
        var from = 0;
        for (var list : some) {
            lists.add(rows.subList(from, from + list.size()));
            from += list.size();
        }
        return lists;
    }

    /** What the fields of the board offer. */
    record BoardChoices(List<Programme> programmes, ReleaseQuery query) {

        record Choice(String value, String title) {}

        public List<Choice> programmeChoices() {
            return programmes.stream()
                    .map(programme -> new Choice(programme.id(), programme.name()))
                    .toList();
        }

        public List<Choice> types() {
            return distinct(programmes.stream()
                    .flatMap(programme -> programme.releaseTypes().stream())
                    .map(type -> new Choice(type.id(), type.name()))
                    .toList());
        }

        public List<Choice> parties() {
            return distinct(programmes.stream()
                    .flatMap(programme -> programme.parties().stream())
                    .map(party -> new Choice(party.id(), party.name()))
                    .toList());
        }

        public List<Choice> states() {
            return List.of(State.values()).stream()
                    .map(state -> new Choice(state.name(), state.title()))
                    .toList();
        }

        /** What several programmes call the same is one choice, under the first of its names. */
        private static List<Choice> distinct(List<Choice> all) {
            var values = all.stream().map(Choice::value).toList();
            return IntStream.range(0, all.size())
                    .filter(place -> values.indexOf(all.get(place).value()) == place)
                    .mapToObj(all::get)
                    .toList();
        }
    }
}
