package io.slipway.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of each site a release was to reach; the room that deploys knows, reports and closing steps ask. */
public interface SiteOutcomes {

    /** Returns the newest outcome of every site that a deployment of the release went to or left out. */
    List<SiteResult> of(ReleaseKey release);

    /** Returns how the rehearsal and the live environment differ, in sentences; nothing while they were not compared (F-056). */
    default Optional<List<String>> differences(ReleaseKey release) {
        return Optional.empty();
    }

    /** Returns what went otherwise than planned in the windows of the release, run by run, the oldest first (M-148). */
    default List<Departure> departures(ReleaseKey release) {
        return List.of();
    }

    /**
     * Something that went otherwise than planned.
     *
     * @param what in words that follow the name of the environment, for example {@code a deployment failed}
     */
    record Departure(String environment, String what) {}

    /**
     * The newest outcome at one site.
     *
     * @param deployed whether the release's build is in place there, by its last run
     * @param outcome in words for people, for example {@code Succeeded} or {@code Unreachable}
     * @param detail what the run said if it failed, or why none went there
     * @param at when its last run ended; null where no run went there
     */
    record SiteResult(
            String environment,
            String site,
            int window,
            boolean deployed,
            String outcome,
            @Nullable String detail,
            @Nullable Instant at) {}
}
