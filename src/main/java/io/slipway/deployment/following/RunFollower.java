package io.slipway.deployment.following;

import io.slipway.build.Builds;
import io.slipway.deployment.Admission;
import io.slipway.deployment.AutomationController;
import io.slipway.deployment.Playbook;
import io.slipway.deployment.RunOrder;
import io.slipway.deployment.RunRow;
import io.slipway.deployment.RunSite;
import io.slipway.deployment.RunState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Carries out and follows the runs of one node: claims them, starts each once, reads what happens. Whatever a crash
 * interrupts, the next call takes up again.
 */
@Component
class RunFollower {

    private static final Logger LOG = LoggerFactory.getLogger(RunFollower.class);

    private static final String GONE = "The run had begun, and its folder is gone. See what the sites run, then decide";

    /** Of so many runs it is known that their end was logged. */
    private static final int REMEMBERED = 1000;

    private final String node;
    private final RunClaims claims;
    private final RunJournal journal;
    private final Admission admission;
    private final AutomationController controller;
    private final Builds builds;
    private final Set<String> stopped = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    @Autowired
    RunFollower(
            Node node,
            RunClaims claims,
            RunJournal journal,
            Admission admission,
            AutomationController controller,
            Builds builds) {
        this(node.name(), claims, journal, admission, controller, builds);
    }

    RunFollower(
            String node,
            RunClaims claims,
            RunJournal journal,
            Admission admission,
            AutomationController controller,
            Builds builds) {
        this.node = node;
        this.claims = claims;
        this.journal = journal;
        this.admission = admission;
        this.controller = controller;
        this.builds = builds;
    }

    boolean owns(RunRow run) {
        return node.equals(run.node());
    }

    /** Returns the state of a run that this node follows; null where others do, or nobody can yet. */
    @Nullable
    RunState follow(RunRow run) {
        if (!controller.isHere() || !takes(run)) {
            return null;
        }
        if (run.startedAt() == null && isNotStarted(run)) {
            var objections = objections(run);
            if (objections.isEmpty()) {
                if (!run.hasBegun() && !begin(run) || !claims.mayStart(run.id(), node)) {
                    return null;
                }
                controller.start(run.id());
            } else {
                controller.cancel(run.id());
                if (isNotStarted(run)) {
                    return journal.calledOff(run, node, String.join("; ", objections));
                }
            }
        }
        return read(run);
    }

    /** A run that could not be followed for long: what has not begun never begins, everything else is a person's. */
    @Nullable
    RunState giveUp(RunRow run, String reason) {
        if (!run.hasBegun()) {
            return journal.calledOff(run, node, reason);
        }
        if (owns(run) && run.startedAt() == null) {
            callBack(run);
        }
        return journal.lost(run, reason);
    }

    /** Stops a run of this node that was given up, if it is at work: people may have begun it anew elsewhere. */
    void stop(RunRow lost) {
        if (!controller.report(lost.id()).state().hasEnded()) {
            if (stopped.add(lost.id())) {
                LOG.warn("Run {} was given up while it could not be followed, and is told to stop", lost.id());
            }
            controller.cancel(lost.id());
        }
    }

    /** It is lost whether or not it hears: nobody starts it any more. */
    private void callBack(RunRow run) {
        try {
            controller.cancel(run.id());
        } catch (RuntimeException unheard) {
            LOG.warn("Run {} cannot be told not to begin any more", run.id(), unheard);
        }
    }

    private boolean takes(RunRow run) {
        if (run.begunAt() != null) {
            return owns(run);
        }
        if (!isNotStarted(run)) {
            return claims.adopt(run.id(), node);
        }
        return run.startedAt() == null && (claims.claim(run.id(), node) || owns(run));
    }

    /** The order lies ready before its beginning is committed, so that nothing is begun that cannot be found again. */
    private boolean begin(RunRow run) {
        controller.prepare(order(run));
        return claims.begin(run.id(), node);
    }

    private @Nullable RunState read(RunRow run) {
        var report = controller.report(run.id());
        if (report.state() == RunState.REQUESTED && run.startedAt() != null) {
            return journal.lost(run, GONE);
        }
        if (!report.state().hasEnded() && run.cancelledBy() != null) {
            controller.cancel(run.id());
        }
        var progress = new SiteProgress(run, report);
        if (!progress.strangers().isEmpty() && !report.state().hasEnded()) {
            controller.cancel(run.id());
        }
        return journal.seen(run, node, progress);
    }

    /** What was admitted may have waited for hours, while no application or no launcher was there to start it. */
    private List<String> objections(RunRow run) {
        if (run.cancelledBy() != null) {
            return List.of("Cancelled by " + run.cancelledBy() + " before it began");
        }
        var key = run.key();
        var revoked = key.playbook() == Playbook.DEPLOY
                ? admission.revoked(key.release(), key.environment(), key.window())
                : List.<String>of();
        if (!revoked.isEmpty()) {
            return revoked;
        }
        // ordered while it was not known, or through a node that has no inventory
        return controller.obstacle(run.programme(), hosts(run)).stream().toList();
    }

    private boolean isNotStarted(RunRow run) {
        return controller.report(run.id()).state() == RunState.REQUESTED;
    }

    private RunOrder order(RunRow run) {
        return new RunOrder(
                run.id(),
                run.programme(),
                run.key().release(),
                run.key().playbook(),
                builds.find(run.programme(), run.build()).orElseThrow(),
                hosts(run));
    }

    private static List<String> hosts(RunRow run) {
        return run.sites().stream().map(RunSite::host).toList();
    }
}
