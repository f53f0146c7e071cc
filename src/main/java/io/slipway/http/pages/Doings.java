package io.slipway.http.pages;

import io.slipway.deployment.Run;
import io.slipway.deployment.RunState;
import io.slipway.evidence.Standing;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Deployer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Says in people's words what goes on for a release without them. What the diagram calls the step is nobody's word: a run
 * is named by what it does where, everything else by its stage.
 *
 * @param running the runs that have not ended, of any release
 */
public record Doings(List<Run> running, Instant now) {

    private static final String REMARK = " \\([^()]*\\)$";

    public List<String> of(Standing standing, Programme programme) {
        var own = running.stream()
                .filter(run -> run.release().equals(standing.release()))
                .map(run -> words(run, programme))
                .toList();
        if (!own.isEmpty() || !standing.inFlight() || !standing.tasks().isEmpty()) {
            return own;
        }
        return List.of(waiting(standing, programme));
    }

    private String waiting(Standing standing, Programme programme) {
        var window = standing.nextWindow();
        if (window != null && window.startsAt().isAfter(now)) {
            return "Waiting for the downtime of " + programme.time().onPage(window.startsAt());
        }
        return standing.stage().isEmpty()
                ? "Slipway is at work"
                : "Slipway is at work: " + String.join(", ", standing.stage());
    }

    private String words(Run run, Programme programme) {
        var since = Objects.requireNonNullElse(run.startedAt(), run.requestedAt());
        return what(run) + " " + place(programme.environment(run.environment()).name())
                + (run.deployer() == Deployer.PARTY ? " by hand" : "")
                + ", since " + programme.time().clock(since, now) + progress(run);
    }

    private static String what(Run run) {
        if (run.state() == RunState.CANCELLING) {
            return "Stopping what goes on in";
        }
        return switch (run.playbook()) {
            case DEPLOY -> "Deploying to";
            case VERIFY -> "Checking";
            case ROLLBACK -> "Rolling back";
        };
    }

    private static String progress(Run run) {
        var view = RunView.of(run);
        var all = view.sites().size();
        return all < 2 ? "" : ", " + view.done() + " of " + all + " sites done";
    }

    /** A name goes on in brackets where it has room, and here it has none. */
    static String place(String name) {
        return name.replaceFirst(REMARK, "");
    }
}
