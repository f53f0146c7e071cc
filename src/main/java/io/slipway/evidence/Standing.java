package io.slipway.evidence;

import io.slipway.downtime.Window;
import io.slipway.release.ReleaseKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a release stands at this moment, read from the engine; nothing of it is stored a second time. */
public record Standing(
        ReleaseKey release,
        State state,
        @Nullable Instant endedAt,
        List<Stage> stages,
        List<OpenTask> tasks,
        List<String> events,
        List<Trouble> troubles,
        @Nullable Window nextWindow,
        @Nullable WriteOff writeOff) {

    /** Whether the lifecycle goes on, has come to its end, was given up, or is gone and nobody knows how. */
    public enum State {
        IN_FLIGHT("In flight"),
        CLOSED("Closed"),
        WITHDRAWN("Withdrawn"),
        LOST("Lost"),
        WRITTEN_OFF("Lost, written off");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** A stage of the lifecycle: an embedded subprocess at the top of its model. */
    public record Stage(String id, String name, Progress progress) {}

    /** STOPPED is the stage in which people gave the release up. */
    public enum Progress {
        DONE,
        STOPPED,
        CURRENT,
        AHEAD,
        SKIPPED
    }

    /**
     * A task somebody has to do.
     *
     * @param step the task's definition key
     * @param overdue whether it should have been done by now
     * @param claimedBy the person who took it, by id
     */
    public record OpenTask(
            String id,
            String step,
            String name,
            Instant since,
            @Nullable Instant due,
            boolean overdue,
            List<Group> groups,
            @Nullable String claimedBy,
            @Nullable String claimedByName) {

        private static final Duration NO_TIME = Duration.ofMinutes(1);

        /** Whether it was due as soon as it was there, as where users wait; it is late only once it lies untouched. */
        public boolean atOnce() {
            return due != null && !due.isAfter(since.plus(NO_TIME));
        }
    }

    /** Who may do a task: the group's id and the role's or party's name. */
    public record Group(String id, String name) {}

    /** Something the engine gave up on until a person looks at it. */
    public record Trouble(String id, String step, String message, Instant since, String processInstanceId) {}

    /** Whether the lifecycle is gone, settled or not. */
    public boolean lost() {
        return state == State.LOST || state == State.WRITTEN_OFF;
    }

    public boolean inFlight() {
        return state == State.IN_FLIGHT;
    }

    /** Returns the names of the stages the release is in now; of a lost one, what is known to be the last. */
    public List<String> stage() {
        return stages.stream()
                .filter(stage -> stage.progress() == Progress.CURRENT)
                .map(Stage::name)
                .toList();
    }
}
