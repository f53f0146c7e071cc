package io.slipway;

import io.slipway.benchmark.Figures;
import io.slipway.benchmark.LifecycleFigures;
import io.slipway.benchmark.ListFigures;
import io.slipway.benchmark.MemoryFigures;
import io.slipway.benchmark.NodeFigures;
import io.slipway.deployment.ansible.AnsibleFigures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Measures Slipway on this machine and prints a table; run it with {@code bin/benchmark}. It takes some half an hour,
 * judges nothing and fails for no figure. {@code SLIPWAY_TEST_DB=postgres} takes PostgreSQL instead of H2.
 *
 * <p>How to read it:
 *
 * <ul>
 *   <li><b>Load</b> comes first. On a machine that does other work absolute figures say little; ratios still hold,
 *       because what is compared runs in turn.
 *   <li><b>Approval</b>: milliseconds from just before a person's approval is handed to the engine until the automatic
 *       step behind it begins, as history has it. The goal is 100 ms in 99 of 100 cases.
 *   <li><b>Timer</b>: milliseconds a timer fired after it was due, when the node had nothing to do for a minute. The
 *       goal is 500 ms; an engine with default settings is up to half a minute or more late.
 *   <li><b>Lifecycles</b>: a planned release from start to close, in Slipway (every rule, row, document and notice;
 *       only Ansible, mail and banner are simulated) and on the bare engine with the same models and delegates that do
 *       nothing. What the driver asks to find its way is left out on both sides. A round trip is a call that moves the
 *       lifecycle: start, claim, complete, execute a job, deliver a message. Both sides make the same ones, which equal
 *       counts of round trips and of steps prove. A database round trip is a statement, a batch or an end of a
 *       transaction; Slipway makes more of them, for what it records and checks. A ratio of 0.5 means that Slipway
 *       takes twice the engine's time. The guarded engine checks rights and logs who does what, as Slipway's does.
 *   <li><b>Ansible</b>: a run over eight sites that has nothing to change, by Slipway's launcher with its record of
 *       events, and by {@code ansible-playbook} with the same command line. The goal is a ratio of 1.02 at most.
 *   <li><b>Lists</b>: requests over HTTP, one after the other, to an application with 50,000 releases that have ended
 *       and 200 in flight. One of the ended was played as a whole, the others are shorter copies of it, written into the
 *       tables. What Cockpit and Tasklist ask goes to the engine's interface as their scripts send it. The goal is
 *       500 ms in 95 of 100 cases.
 *   <li><b>Memory</b>: what the process holds after 1, 10 and 20 whole releases. The driver and its simulators are in the
 *       same process. Alone, {@code bin/benchmark memory} runs with the settings of {@code bin/run}.
 * </ul>
 */
public final class Benchmarks {

    private static final List<String> PARTS = List.of("node", "lifecycles", "ansible", "lists", "memory");

    /** How many releases have ended where lists are measured. */
    private static final String ENDED = System.getProperty("ended", "50000");

    private Benchmarks() {}

    /** Takes the names of the parts to measure; all, if none is named. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var system = ManagementFactory.getOperatingSystemMXBean();
        print("Load average %.2f on %d processors", system.getSystemLoadAverage(), system.getAvailableProcessors());
        print("Database %s", System.getenv().getOrDefault("SLIPWAY_TEST_DB", "h2"));
        for (var part : arguments.length == 0 ? PARTS : List.of(arguments)) {
            switch (part) {
                case "node" -> node();
                case "lifecycles" -> lifecycles();
                case "ansible" -> ansible();
                case "lists" -> lists();
                case "memory" -> memory();
                default -> throw new IllegalArgumentException("'" + part + "' is none of " + PARTS);
            }
        }
        print(
                "Load average %.2f after %d s",
                system.getSystemLoadAverage(),
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        // embedded servers would keep the virtual machine alive
        System.exit(0);
    }

    private static void node() {
        try (var node = new NodeFigures()) {
            var approvals = node.approvals(30, 200);
            print("%nApproval to the next automatic step, idle node, %d approvals", approvals.count());
            print(
                    "  p50 %4.0f ms   p99 %4.0f ms   max %4.0f ms   (goal: p99 100 ms)",
                    approvals.median(), approvals.percentile(99), approvals.max());
            var timers = node.timers(3);
            print("%nTimer after a minute of idling, %d timers", timers.count());
            print("  median %4.0f ms late   worst %4.0f ms late   (goal: 500 ms)", timers.median(), timers.max());
        }
    }

    private static void lifecycles() {
        try (var figures = new LifecycleFigures()) {
            var sides = figures.lifecycles(3, 10);
            print(
                    "%nLifecycles of a planned release, %d of each in turn",
                    sides.slipway().seconds().count());
            print("                per second   round trips   ms each   database round trips   ms each   steps");
            side("Slipway", sides.slipway());
            side("guarded engine", sides.guarded());
            side("bare engine", sides.bare());
            ratio("bare engine", sides.bare(), sides.slipway());
            ratio("guarded engine", sides.guarded(), sides.slipway());
        }
    }

    private static void ratio(String name, LifecycleFigures.Side engine, LifecycleFigures.Side slipway) {
        print(
                "  ratio, %s to Slipway: %.2f per round trip, %.2f per database round trip",
                name,
                engine.millisPerRoundTrip() / slipway.millisPerRoundTrip(),
                engine.millisPerDatabaseRoundTrip() / slipway.millisPerDatabaseRoundTrip());
    }

    private static void side(String name, LifecycleFigures.Side side) {
        print(
                "  %-14s %9.2f %13.1f %9.2f %22.1f %9.2f %7.1f",
                name,
                side.perSecond(),
                side.roundTrips(),
                side.millisPerRoundTrip(),
                side.databaseRoundTrips(),
                side.millisPerDatabaseRoundTrip(),
                side.steps());
    }

    private static void lists() {
        var begin = System.nanoTime();
        var ended = Integer.parseInt(ENDED);
        try (var figures = new ListFigures(ended, 200)) {
            print(
                    "%nLists with %d releases ended and 200 in flight, made in %d s",
                    ended, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
            figures.measure(
                    5,
                    40,
                    (name, millis) -> print(
                            "  %-22s p50 %5.0f ms   p95 %5.0f ms   max %5.0f ms   (goal: p95 500 ms)",
                            name, millis.median(), millis.percentile(95), millis.max()));
        }
    }

    private static void memory() {
        try (var figures = new MemoryFigures()) {
            print(
                    "%nMemory while whole releases end, with %s",
                    ManagementFactory.getRuntimeMXBean().getInputArguments());
            var done = 0;
            for (var more : List.of(1, 9, 10)) {
                done += more;
                var held = figures.after(more);
                print("  after %2d: %4d MB resident, %4d MB of heap in use", done, held.resident(), held.heap());
            }
            print("  (goal: 700 MB resident after 20)");
        }
    }

    private static void ansible() throws IOException, InterruptedException {
        try (var figures = new AnsibleFigures()) {
            var pairs = figures.pairs(6);
            var slipway = new Figures();
            var plain = new Figures();
            var ratio = new Figures();
            pairs.forEach(pair -> {
                slipway.add(pair.slipway());
                plain.add(pair.plain());
                ratio.add(pair.slipway() / pair.plain());
            });
            print("%nAnsible over eight sites, nothing to change, %d pairs in turn", pairs.size());
            print(
                    "  Slipway %.2f s   ansible-playbook %.2f s   median ratio %.3f, worst %.3f   (goal: 1.02)",
                    slipway.median(), plain.median(), ratio.median(), ratio.max());
        }
    }

    private static void print(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
