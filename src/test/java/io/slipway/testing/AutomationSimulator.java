package io.slipway.testing;

import io.slipway.deployment.AutomationController;
import io.slipway.deployment.Playbook;
import io.slipway.deployment.RunEvent;
import io.slipway.deployment.RunOrder;
import io.slipway.deployment.RunReport;
import io.slipway.deployment.RunState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** An automation controller in memory: every run ends at once, well unless a test says otherwise. */
@Primary
@TestComponent
public class AutomationSimulator implements AutomationController {

    private final Map<String, RunOrder> orders = new LinkedHashMap<>();
    private final Set<String> started = new HashSet<>();
    private final Set<String> failingOnce = new HashSet<>();
    private final Map<String, Set<String>> failed = new LinkedHashMap<>();
    private final Set<String> failingVerification = new HashSet<>();
    private final Set<String> held = new HashSet<>();
    private final Set<String> lost = new HashSet<>();
    private boolean holdNext;
    private final Clock clock;

    AutomationSimulator(Clock clock) {
        this.clock = clock;
    }

    /** The next run in which the host takes part fails there. */
    public void failNextAt(String host) {
        failingOnce.add(host);
    }

    /** The next verification in which the host takes part fails there. */
    public void failNextVerificationAt(String host) {
        failingVerification.add(host);
    }

    /** The next run goes on until it is lost. */
    public void holdNext() {
        holdNext = true;
    }

    /** The run that was held breaks off without a trace. */
    public void loseHeld() {
        held.forEach(run -> lost.add(run));
        held.clear();
    }

    /** Returns every run that was started, as {@code playbook build host,host}. */
    public List<String> started(String release) {
        return orders.values().stream()
                .filter(order -> order.release().value().equals(release) && started.contains(order.id()))
                .map(order ->
                        order.playbook().name() + " " + order.build().name() + " " + String.join(",", order.hosts()))
                .toList();
    }

    @Override
    public Optional<String> knownObstacle(String programme, List<String> hosts) {
        return obstacle(programme, hosts);
    }

    @Override
    public Optional<String> obstacle(String programme, List<String> hosts) {
        return Optional.empty();
    }

    @Override
    public boolean isHere() {
        return true;
    }

    @Override
    public void prepare(RunOrder order) {
        orders.putIfAbsent(order.id(), order);
    }

    @Override
    public void start(String run) {
        if (!started.add(run)) {
            return;
        }
        if (holdNext) {
            holdNext = false;
            held.add(run);
        }
        var order = Objects.requireNonNull(orders.get(run));
        var failing = order.playbook() == Playbook.VERIFY ? failingVerification : failingOnce;
        var hosts = new HashSet<>(order.hosts());
        hosts.retainAll(failing);
        failing.removeAll(hosts);
        failed.put(run, hosts);
    }

    @Override
    public RunReport report(String run) {
        if (!started.contains(run)) {
            return new RunReport(RunState.REQUESTED, null, null, null, List.of());
        }
        var order = Objects.requireNonNull(orders.get(run));
        var now = clock.instant();
        if (held.contains(run)) {
            return new RunReport(RunState.RUNNING, now, null, null, List.of());
        }
        if (lost.contains(run)) {
            return new RunReport(RunState.LOST, now, null, "The launcher is gone", List.of());
        }
        var events = new ArrayList<RunEvent>();
        events.add(event(1, RunEvent.Kind.PLAY_STARTED, null, null, null, order.hosts()));
        for (var host : order.hosts()) {
            var bad = Objects.requireNonNull(failed.get(run)).contains(host);
            events.add(event(
                    events.size() + 1,
                    bad ? RunEvent.Kind.FAILED : RunEvent.Kind.OUTCOME,
                    host,
                    bad ? "health check failed" : null,
                    bad
                            ? null
                            : order.playbook() == Playbook.ROLLBACK
                                    ? "1.3.0.0"
                                    : order.build().name(),
                    List.of()));
        }
        return new RunReport(RunState.SUCCEEDED, now, now, "rc 0", events);
    }

    @Override
    public void cancel(String run) {}

    @org.jspecify.annotations.NullUnmarked
    private RunEvent event(
            int seq, RunEvent.Kind kind, String host, String message, String version, List<String> hosts) {
        return new RunEvent(seq, clock.instant(), kind, host, "Deploy", message, true, version, hosts);
    }
}
