package io.slipway.deployment.following;

import io.slipway.deployment.AutomationController;
import io.slipway.deployment.Playbook;
import io.slipway.deployment.RunEvent;
import io.slipway.deployment.RunEvent.Kind;
import io.slipway.deployment.RunOrder;
import io.slipway.deployment.RunReport;
import io.slipway.deployment.RunState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Carries out runs in memory, as its test says; every site does well unless told otherwise. */
final class ControllerSimulator implements AutomationController {

    final List<RunOrder> prepared = new ArrayList<>();
    final List<String> started = new ArrayList<>();
    final List<String> cancelled = new ArrayList<>();
    final Map<String, Kind> fates = new HashMap<>();
    RunState ending = RunState.SUCCEEDED;

    @Nullable
    String stranger;

    @Nullable
    String obstacle;

    @Nullable
    String message;

    boolean slow;
    boolean here = true;
    boolean deaf;
    boolean unreadable;
    boolean gone;
    boolean broken;

    @Override
    public Optional<String> knownObstacle(String programme, List<String> hosts) {
        return slow ? Optional.empty() : obstacle(programme, hosts);
    }

    @Override
    public Optional<String> obstacle(String programme, List<String> hosts) {
        if (slow && TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A transaction waits for the inventory");
        }
        return Optional.ofNullable(obstacle);
    }

    @Override
    public boolean isHere() {
        return here;
    }

    @Override
    public void prepare(RunOrder order) {
        if (broken) {
            throw new IllegalStateException("The disk is full");
        }
        if (prepared.stream().noneMatch(known -> known.id().equals(order.id()))) {
            prepared.add(order);
        }
    }

    @Override
    public void start(String run) {
        if (!deaf && !started.contains(run)) {
            started.add(run);
        }
    }

    @Override
    public RunReport report(String run) {
        if (unreadable) {
            throw new IllegalStateException("The folder cannot be read");
        }
        if (gone || !started.contains(run)) {
            return new RunReport(RunState.REQUESTED, null, null, null, List.of());
        }
        var order = prepared.stream()
                .filter(known -> known.id().equals(run))
                .findFirst()
                .orElseThrow();
        var state = cancelled.contains(run) ? RunState.CANCELLED : ending;
        return new RunReport(
                state, Room.NOW, state.hasEnded() ? Room.NOW : null, "It ended before this site", events(order));
    }

    @Override
    public void cancel(String run) {
        cancelled.add(run);
    }

    List<String> hostsOfLastRun() {
        return prepared.get(prepared.size() - 1).hosts();
    }

    private List<RunEvent> events(RunOrder order) {
        var events = new ArrayList<RunEvent>();
        var hosts = new ArrayList<>(order.hosts());
        if (stranger != null) {
            hosts.add(stranger);
        }
        events.add(new RunEvent(1, Room.NOW, Kind.PLAY_STARTED, null, null, null, false, null, hosts));
        for (var host : order.hosts()) {
            var fate = fates.getOrDefault(host, Kind.OUTCOME);
            if (fate == Kind.OTHER) {
                continue;
            }
            add(events, host, Kind.HOST_STARTED, false, null);
            if (fate != Kind.HOST_STARTED) {
                add(events, host, fate == Kind.OUTCOME ? Kind.OK : fate, fate != Kind.UNREACHABLE, null);
            }
            if (fate == Kind.OUTCOME) {
                var version = order.playbook() == Playbook.ROLLBACK
                        ? "1.3.0.0"
                        : order.build().name();
                add(events, host, Kind.OUTCOME, false, version);
            }
        }
        return events;
    }

    private void add(List<RunEvent> events, String host, Kind kind, boolean changed, @Nullable String version) {
        var message = kind == Kind.FAILED ? Objects.requireNonNullElse(this.message, "The health check failed") : null;
        events.add(
                new RunEvent(events.size() + 1, Room.NOW, kind, host, "Switch", message, changed, version, List.of()));
    }
}
