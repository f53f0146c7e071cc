package io.slipway.evidence;

import io.slipway.release.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What happened to a release, the newest first, under the stages in which it happened. */
@Service
public class StagedTimeline {

    private static final String BEFORE = "Start";
    private static final String AFTER = "After the end";

    private final Timelines timelines;
    private final Fates fates;

    StagedTimeline(Timelines timelines, Fates fates) {
        this.timelines = timelines;
        this.fates = fates;
    }

    /**
     * A visit of a stage; a release may come back to one.
     *
     * @param entries the newest first
     */
    public record Part(String stage, List<TimelineEntry> entries) {}

    /** Returns the parts, the newest first. */
    public List<Part> of(Release release, Reader reader) {
        var entered = fates.stages(List.of(release)).getOrDefault(release.key(), List.of());
        var end = fates.of(release).endedAt();
        var parts = new ArrayList<Part>();
        for (var entry : timelines.of(release, reader)) {
            var stage = stage(entered, end, entry.at());
            if (parts.isEmpty() || !parts.get(parts.size() - 1).stage().equals(stage)) {
                parts.add(new Part(stage, new ArrayList<>()));
            }
            parts.get(parts.size() - 1).entries().add(entry);
        }
        parts.forEach(part -> Collections.reverse(part.entries()));
        Collections.reverse(parts);
        return parts;
    }

    private static String stage(List<StageEntry> entered, @Nullable Instant end, Instant at) {
        if (end != null && at.isAfter(end)) {
            return AFTER;
        }
        return entered.stream()
                .filter(stage -> !stage.at().isAfter(at))
                .reduce((earlier, later) -> later)
                .map(stage -> Stages.name(stage.name()))
                .orElse(BEFORE);
    }
}
