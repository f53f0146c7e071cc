package io.slipway.evidence;

import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Tells what became of lifecycles: from the engine, and from our own record of their ends, which outlives its history. */
@Service
public class Fates {

    private final EngineLifecycles lifecycles;
    private final LifecycleRecord record;
    private final Releases releases;

    Fates(EngineLifecycles lifecycles, LifecycleRecord record, Releases releases) {
        this.lifecycles = lifecycles;
        this.record = record;
        this.releases = releases;
    }

    /** Returns what became of each release's lifecycle. */
    public Map<ReleaseKey, Fate> of(Collection<Release> some) {
        var known = known(instances(some));
        return some.stream()
                .collect(Collectors.toMap(
                        Release::key,
                        release -> known.getOrDefault(String.valueOf(release.processInstanceId()), Fate.LOST)));
    }

    public Fate of(Release release) {
        return Objects.requireNonNull(of(List.of(release)).get(release.key()));
    }

    /** Returns the stages that each lifecycle entered, as far as they were recorded, the last one last. */
    public Map<ReleaseKey, List<StageEntry>> stages(Collection<Release> some) {
        var stages = record.stages(instances(some));
        return some.stream()
                .collect(Collectors.toMap(
                        Release::key,
                        release -> stages.getOrDefault(String.valueOf(release.processInstanceId()), List.of())));
    }

    private static Set<String> instances(Collection<Release> some) {
        return some.stream()
                .map(Release::processInstanceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** What has ended never goes on again, so its end is read last: a lifecycle that ends meanwhile is not lost. */
    private Map<String, Fate> known(Set<String> instances) {
        var fates = new HashMap<String, Fate>();
        lifecycles.running(instances).forEach(instance -> fates.put(instance, Fate.GOES_ON));
        record.of(instances).forEach((instance, at) -> fates.put(instance, new Fate(Fate.State.ENDED, at)));
        var unsure = instances.stream()
                .filter(instance -> !fates.containsKey(instance))
                .collect(Collectors.toSet());
        lifecycles.completed(unsure).forEach((instance, at) -> fates.put(instance, new Fate(Fate.State.ENDED, at)));
        return fates;
    }

    /** What ended before its end was recorded here is recorded from the engine's history, as long as that lasts. */
    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        var keys = releases.notOver().stream()
                .filter(release -> release.processInstanceId() != null)
                .collect(Collectors.toMap(release -> String.valueOf(release.processInstanceId()), Release::key));
        lifecycles
                .completed(keys.keySet())
                .forEach((instance, at) -> record.ended(
                        instance, Objects.requireNonNull(keys.get(instance)).value(), at));
    }
}
