package io.slipway.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.evidence.Standing.OpenTask;
import io.slipway.evidence.Standing.Stage;
import io.slipway.evidence.Standing.State;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells where releases stand, over the lifecycle and everything it called: they share the business key. All is read as it
 * was at one moment, so that nothing which ends meanwhile goes missing between two questions.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Standings {

    private final RuntimeService engine;
    private final Fates fates;
    private final WriteOffs writeOffs;
    private final Stages stages;
    private final OpenTasks tasks;
    private final Waits waits;
    private final Windows windows;
    private final Clock clock;

    Standings(
            RuntimeService engine,
            Fates fates,
            WriteOffs writeOffs,
            Stages stages,
            OpenTasks tasks,
            Waits waits,
            Windows windows,
            Clock clock) {
        this.engine = engine;
        this.fates = fates;
        this.writeOffs = writeOffs;
        this.stages = stages;
        this.tasks = tasks;
        this.waits = waits;
        this.windows = windows;
        this.clock = clock;
    }

    /** Returns in which state each of the releases is; what follows from one that ended does not count. */
    public Map<ReleaseKey, State> states(Collection<Release> some) {
        var fate = fates.of(some);
        var settled = writeOffs.of(some);
        return some.stream()
                .collect(toMap(
                        Release::key,
                        release -> state(release, get(fate, release), settled.containsKey(release.key()))));
    }

    /** Returns what people have to do for a release, whether its lifecycle goes on or an analysis came after it. */
    public List<OpenTask> openTasks(Release release) {
        return tasks.of(release, instances(release));
    }

    public Standing of(Release release) {
        return of(List.of(release)).get(0);
    }

    /** Returns where each of the releases stands, in the same order. */
    public List<Standing> of(List<Release> some) {
        var fate = fates.of(some);
        var settled = writeOffs.of(some);
        if (some.isEmpty()) {
            return List.of();
        }
        var instances = some.size() == 1 ? instances(some.get(0)) : instances();
        var byKey = instances.stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .collect(groupingBy(ProcessInstance::getBusinessKey));
        var running = some.stream()
                .filter(release -> get(fate, release).state() == Fate.State.GOES_ON)
                .toList();
        var goingOn = goingOn(running, byKey);
        var passed = stages.of(some, fate);
        return some.stream()
                .map(release -> standing(
                        release,
                        get(fate, release),
                        settled.get(release.key()),
                        passed.getOrDefault(release.key(), List.of()),
                        byKey.getOrDefault(release.key().value(), List.of()),
                        goingOn))
                .toList();
    }

    /** What goes on for all of those that are in flight, read at once. */
    private record GoingOn(
            Map<ReleaseKey, List<OpenTask>> tasks,
            Waits.Events events,
            Waits.Troubles troubles,
            Map<ReleaseKey, List<Window>> windows) {}

    private GoingOn goingOn(List<Release> running, Map<String, List<ProcessInstance>> instances) {
        if (running.isEmpty()) {
            return new GoingOn(Map.of(), new Waits.Events(Map.of()), new Waits.Troubles(Map.of()), Map.of());
        }
        return new GoingOn(
                tasks.of(running, instances),
                waits.events(running.stream()
                        .flatMap(release -> instances.getOrDefault(release.key().value(), List.of()).stream())
                        .toList()),
                waits.troubles(),
                windows.of(running.stream().map(Release::key).toList()));
    }

    private Standing standing(
            Release release,
            Fate fate,
            @Nullable WriteOff settled,
            List<Stage> passed,
            List<ProcessInstance> instances,
            GoingOn goingOn) {
        var inFlight = fate.state() == Fate.State.GOES_ON;
        return new Standing(
                release.key(),
                state(release, fate, settled != null),
                fate.endedAt(),
                passed,
                inFlight ? goingOn.tasks().getOrDefault(release.key(), List.of()) : List.of(),
                inFlight ? goingOn.events().of(instances) : List.of(),
                inFlight ? goingOn.troubles().of(instances) : List.of(),
                inFlight ? next(goingOn.windows().getOrDefault(release.key(), List.of())) : null,
                settled);
    }

    private static State state(Release release, Fate fate, boolean settled) {
        return switch (fate.state()) {
            case GOES_ON -> State.IN_FLIGHT;
            case ENDED -> release.withdrawnReason() == null ? State.CLOSED : State.WITHDRAWN;
            case LOST -> settled ? State.WRITTEN_OFF : State.LOST;
        };
    }

    private static Fate get(Map<ReleaseKey, Fate> fates, Release release) {
        return Objects.requireNonNull(fates.get(release.key()));
    }

    private List<ProcessInstance> instances(Release release) {
        return engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(release.key().value())
                .list();
    }

    private List<ProcessInstance> instances() {
        return engine.createProcessInstanceQuery().list();
    }

    private @Nullable Window next(List<Window> windows) {
        return windows.stream()
                .filter(window -> window.predictedEnd().isAfter(clock.instant()))
                .findFirst()
                .orElse(null);
    }
}
