package io.slipway.benchmark;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Counts what an engine is asked to do, seen from outside: a command within a command is part of it. What the driver
 * of a lifecycle asks only to find its way is no part of the product; it is set aside with its time.
 */
final class EngineMeter extends CommandInterceptor {

    private static final Set<String> MOVES = Set.of(
            "StartProcessInstanceCmd",
            "StartProcessInstanceAtActivitiesCmd",
            "ClaimTaskCmd",
            "CompleteTaskCmd",
            "ExecuteJobsCmd",
            "MessageEventReceivedCmd");

    private final Traffic traffic;
    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
    private Count count = Count.NOTHING;

    /**
     * What was asked, so far.
     *
     * @param commands all but the driver's look-ups
     * @param roundTrips those that move a lifecycle: start, claim, complete, execute a job, deliver a message
     * @param lookUps nanoseconds in the driver's look-ups
     * @param lookUpTraffic database round trips of the driver's look-ups
     */
    record Count(long commands, long roundTrips, long lookUps, long lookUpTraffic) {

        static final Count NOTHING = new Count(0, 0, 0, 0);

        Count plus(Count more) {
            return new Count(
                    commands + more.commands,
                    roundTrips + more.roundTrips,
                    lookUps + more.lookUps,
                    lookUpTraffic + more.lookUpTraffic);
        }

        Count minus(Count less) {
            return plus(new Count(-less.commands, -less.roundTrips, -less.lookUps, -less.lookUpTraffic));
        }
    }

    EngineMeter(Traffic traffic) {
        this.traffic = traffic;
    }

    /** Returns the database round trips so far, those of the driver's look-ups left out. */
    synchronized long databaseRoundTrips() {
        return traffic.roundTrips() - count.lookUpTraffic();
    }

    synchronized Count count() {
        return count;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (depth.get() > 0) {
            return next.execute(command);
        }
        depth.set(1);
        var begin = System.nanoTime();
        var before = traffic.roundTrips();
        try {
            return next.execute(command);
        } finally {
            add(command, System.nanoTime() - begin, traffic.roundTrips() - before);
            depth.set(0);
        }
    }

    private synchronized void add(Command<?> command, long nanos, long databaseRoundTrips) {
        var moves = MOVES.contains(command.getClass().getSimpleName());
        count = count.plus(
                moves
                        ? new Count(1, 1, 0, 0)
                        : asksForTheDriver() ? new Count(0, 0, nanos, databaseRoundTrips) : new Count(1, 0, 0, 0));
    }

    private static boolean asksForTheDriver() {
        return caller().filter(name -> name.matches("io\\.slipway\\.(testing|benchmark)\\..*"))
                .isPresent();
    }

    private static Optional<String> caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.startsWith("io.slipway."))
                        .filter(name -> !name.equals(EngineMeter.class.getName()))
                        .findFirst());
    }
}
