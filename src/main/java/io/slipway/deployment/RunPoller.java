package io.slipway.deployment;

import io.slipway.release.Builds;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Carries out what was committed and follows it: starts runs, stores what happens at each site as it happens, and tells
 * the lifecycle when a run has ended. Whatever a crash interrupts, the next poll takes up again.
 */
@Component
class RunPoller {

    private final RunLedger runs;
    private final RunEvents events;
    private final Environments environments;
    private final Admission admission;
    private final AutomationController controller;
    private final Builds builds;
    private final Listener listener;
    private final TransactionOperations transactions;
    private final Clock clock;

    /** Who waits for the end of a run; false when nobody does yet. */
    interface Listener {

        boolean runFinished(ReleaseKey release, String run, String outcome);
    }

    @Autowired
    RunPoller(
            RunLedger runs,
            RunEvents events,
            Environments environments,
            Admission admission,
            AutomationController controller,
            Builds builds,
            Releases releases,
            TransactionOperations transactions,
            Clock clock) {
        this(runs, events, environments, admission, controller, builds, releases::runFinished, transactions, clock);
    }

    RunPoller(
            RunLedger runs,
            RunEvents events,
            Environments environments,
            Admission admission,
            AutomationController controller,
            Builds builds,
            Listener listener,
            TransactionOperations transactions,
            Clock clock) {
        this.runs = runs;
        this.events = events;
        this.environments = environments;
        this.admission = admission;
        this.controller = controller;
        this.builds = builds;
        this.listener = listener;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One run that cannot be followed does not keep the others waiting; the first failure is thrown in the end. */
    void poll() {
        if (!controller.isHere()) {
            return;
        }
        var failures = new ArrayList<RuntimeException>();
        for (var run : runs.open()) {
            try {
                follow(run);
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " runs cannot be followed", failures.get(0));
        }
    }

    private void follow(RunRow run) {
        var outcome = run.outcome() == null ? observe(run) : run.outcome();
        if (outcome.hasEnded()) {
            deliver(run, outcome);
        }
    }

    private RunState observe(RunRow run) {
        if (run.sites().isEmpty()) {
            return end(run, List.of(), RunState.SUCCEEDED, clock.instant());
        }
        // a run seen at work is never prepared again: if its folder is gone it is lost, not new
        if (run.startedAt() == null && isNotBegun(run)) {
            var objections = objections(run);
            if (objections.isEmpty()) {
                controller.prepare(order(run));
                controller.start(run.id());
            } else {
                controller.cancel(run.id());
                if (isNotBegun(run)) {
                    return callOff(run, String.join("; ", objections));
                }
            }
        }
        var report = report(run);
        if (!report.state().hasEnded()) {
            stopIfAsked(run);
        }
        var progress = new SiteProgress(run, report);
        if (!progress.strangers().isEmpty() && !report.state().hasEnded()) {
            controller.cancel(run.id());
        }
        transactions.executeWithoutResult(status -> {
            events.add(run.id(), report.events());
            runs.started(run.id(), report.startedAt());
            progress.sites().stream()
                    .filter(site -> !run.sites().contains(site))
                    .forEach(site -> runs.site(run.id(), site));
        });
        if (!report.state().hasEnded()) {
            return report.state();
        }
        return end(
                run,
                progress.sites(),
                progress.outcome(),
                Objects.requireNonNullElse(report.endedAt(), clock.instant()));
    }

    /** What was admitted may have waited for hours, while no application or no launcher was there to start it. */
    private List<String> objections(RunRow run) {
        if (run.cancelledBy() != null) {
            return List.of("Cancelled by " + run.cancelledBy() + " before it began");
        }
        var key = run.key();
        return key.playbook() == Playbook.DEPLOY
                ? admission.revoked(key.release(), key.environment(), key.window())
                : List.of();
    }

    private boolean isNotBegun(RunRow run) {
        return controller.report(run.id()).state() == RunState.REQUESTED;
    }

    private RunState callOff(RunRow run, String reason) {
        var sites = run.sites().stream().map(site -> site.notStarted(reason)).toList();
        transactions.executeWithoutResult(status -> sites.forEach(site -> runs.site(run.id(), site)));
        return end(run, sites, RunState.CANCELLED, clock.instant());
    }

    private void stopIfAsked(RunRow run) {
        if (run.cancelledBy() != null) {
            controller.cancel(run.id());
        }
    }

    private RunReport report(RunRow run) {
        var report = controller.report(run.id());
        return report.state() == RunState.REQUESTED && run.startedAt() != null
                ? new RunReport(RunState.LOST, run.startedAt(), null, "The run's folder is gone", List.of())
                : report;
    }

    private RunState end(RunRow run, List<RunSite> sites, RunState outcome, Instant at) {
        transactions.executeWithoutResult(status -> {
            if (runs.ended(run.id(), outcome, at)) {
                environments.installed(run, sites, at);
            }
        });
        return outcome;
    }

    private void deliver(RunRow run, RunState outcome) {
        transactions.executeWithoutResult(status -> {
            var mine = runs.delivered(run.id());
            if (mine && !listener.runFinished(run.key().release(), run.id(), outcome.name())) {
                status.setRollbackOnly();
            }
        });
    }

    private RunOrder order(RunRow run) {
        return new RunOrder(
                run.id(),
                run.programme(),
                run.key().release(),
                run.key().playbook(),
                builds.find(run.programme(), run.build()).orElseThrow(),
                run.sites().stream().map(RunSite::host).toList());
    }
}
