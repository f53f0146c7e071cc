package io.slipway.evidence;

import static java.util.stream.Collectors.toSet;

import io.slipway.evidence.Standing.State;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Party;
import io.slipway.release.Release;
import io.slipway.release.ReleaseFilter;
import io.slipway.release.ReleaseFilter.Concern;
import io.slipway.release.ReleaseFilter.Place;
import io.slipway.release.ReleaseSearch;
import io.slipway.release.ReleaseSearch.End;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists of releases by their state. What has ended is found by our own record of its end, page by page; what has not is
 * as little as people work on, and the engine tells which of it goes on.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class ReleaseLists {

    private final ReleaseSearch search;
    private final Standings standings;
    private final TaskService tasks;
    private final RuntimeService engine;

    ReleaseLists(ReleaseSearch search, Standings standings, TaskService tasks, RuntimeService engine) {
        this.search = search;
        this.standings = standings;
        this.tasks = tasks;
        this.engine = engine;
    }

    /**
     * One page of a list.
     *
     * @param total how many there are on all pages
     */
    public record Found(List<Release> releases, long total) {}

    /** Returns the page, which may lie beyond the end. Where no state is asked for, the newest release comes first. */
    public Found page(ReleaseFilter filter, @Nullable State state, long from, int size) {
        if (state == null) {
            return found(filter, End.ANY, from, size);
        }
        return switch (state) {
            case CLOSED -> found(filter, End.CLOSED, from, size);
            case WITHDRAWN -> found(filter, End.WITHDRAWN, from, size);
            case IN_FLIGHT, LOST, WRITTEN_OFF -> {
                var all = in(state, search.notOver(filter));
                yield new Found(all.stream().skip(from).limit(size).toList(), all.size());
            }
        };
    }

    private Found found(ReleaseFilter filter, End end, long from, int size) {
        var total = search.count(filter, end);
        return new Found(from < total ? search.page(filter, end, from, size) : List.of(), total);
    }

    /** Returns all whose lifecycle has not come to an end, the newest first. */
    public List<Release> notOver(ReleaseFilter filter) {
        return search.notOver(filter);
    }

    /** Returns those that ended last. */
    public List<Release> ended(ReleaseFilter filter, int count) {
        return search.page(filter, End.EITHER, 0, count);
    }

    private List<Release> in(State state, List<Release> some) {
        var states = standings.states(some);
        return some.stream()
                .filter(release -> states.get(release.key()) == state)
                .toList();
    }

    /** What concerns these parties: what their sites take part in, and what waits for one of their people. */
    public Concern concern(List<Programme> programmes, String party) {
        var known = programmes.stream()
                .filter(programme -> find(programme, party) != null)
                .toList();
        return new Concern(
                party,
                known.stream().flatMap(programme -> site(programme, party)).toList(),
                waiting(known.stream()
                        .flatMap(programme -> groups(programme, party))
                        .toList()));
    }

    private static Stream<Place> site(Programme programme, String party) {
        return programme.environments().stream()
                .flatMap(environment -> environment.sites().stream())
                .filter(site -> party.equals(site.party()))
                .map(site -> new Place(programme.id(), site.code()));
    }

    /** One answer counts for a role that is not each party's own, so what waits for it waits for the party. */
    private static Stream<String> groups(Programme programme, String party) {
        var role = programme.role(Objects.requireNonNull(find(programme, party)).role());
        return role.eachParty()
                ? Stream.of(programme.partyGroup(party))
                : Stream.of(programme.partyGroup(party), programme.roleGroup(role.id()));
    }

    private static @Nullable Party find(Programme programme, String party) {
        return programme.parties().stream()
                .filter(known -> known.id().equals(party))
                .findFirst()
                .orElse(null);
    }

    private List<String> waiting(List<String> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        var instances = tasks.createTaskQuery().taskCandidateGroupIn(groups).includeAssignedTasks().list().stream()
                .map(Task::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(toSet());
        if (instances.isEmpty()) {
            return List.of();
        }
        return engine.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                .map(ProcessInstance::getBusinessKey)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
