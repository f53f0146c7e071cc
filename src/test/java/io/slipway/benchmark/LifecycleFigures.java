package io.slipway.benchmark;

import io.slipway.testing.PlannedRelease;
import io.slipway.testing.TestClock;
import org.camunda.bpm.engine.ProcessEngine;

/** Whole lifecycles of Slipway and of the bare engine, in turn, so that both meet the same weather. */
public final class LifecycleFigures implements AutoCloseable {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Application application = Application.driven();
    private final BareEngine bare = new BareEngine(application.context());
    private int releases;

    /**
     * What one side did.
     *
     * @param seconds of each lifecycle, without the driver's look-ups
     * @param commands of one lifecycle, seen from outside
     * @param roundTrips those among them that move it
     * @param steps entries in the engine's history of activities, of one lifecycle
     */
    public record Side(Figures seconds, double commands, double roundTrips, double steps) {

        public double perSecond() {
            return seconds.count() / seconds.sum();
        }

        public double millisPerCommand() {
            return 1000 * seconds.sum() / seconds.count() / commands;
        }

        public double millisPerRoundTrip() {
            return 1000 * seconds.sum() / seconds.count() / roundTrips;
        }
    }

    /** Both sides of the comparison. */
    public record Pair(Side slipway, Side bare) {}

    public Pair lifecycles(int warmUp, int count) {
        for (var number = 0; number < warmUp; number++) {
            slipway();
            bare();
        }
        var ours = new Tally(
                application.context().getBean(EngineMeter.class),
                application.context().getBean(ProcessEngine.class));
        var theirs = new Tally(bare.meter(), bare.engine());
        for (var number = 0; number < count; number++) {
            ours.time(this::slipway);
            theirs.time(this::bare);
        }
        return new Pair(ours.side(), theirs.side());
    }

    @Override
    public void close() {
        bare.close();
        application.close();
    }

    private void slipway() {
        application.context().getBean(TestClock.class).reset();
        var release = PlannedRelease.start(application.context(), "Lifecycle");
        release.throughRestore();
        release.close();
        release.life().endsAt("releaseClosed");
    }

    private void bare() {
        new BareRelease(bare.engine(), ++releases).live();
    }

    private static final class Tally {

        private final EngineMeter meter;
        private final ProcessEngine engine;
        private final EngineMeter.Count before;
        private final long stepsBefore;
        private final Figures seconds = new Figures();

        Tally(EngineMeter meter, ProcessEngine engine) {
            this.meter = meter;
            this.engine = engine;
            this.before = meter.count();
            this.stepsBefore = steps();
        }

        void time(Runnable lifecycle) {
            var lookUps = meter.count().lookUps();
            var begin = System.nanoTime();
            lifecycle.run();
            var wall = System.nanoTime() - begin;
            seconds.add((wall - (meter.count().lookUps() - lookUps)) / NANOS_PER_SECOND);
        }

        Side side() {
            var done = meter.count().minus(before);
            double lifecycles = seconds.count();
            return new Side(
                    seconds,
                    done.commands() / lifecycles,
                    done.roundTrips() / lifecycles,
                    (steps() - stepsBefore) / lifecycles);
        }

        private long steps() {
            return engine.getHistoryService()
                    .createHistoricActivityInstanceQuery()
                    .count();
        }
    }
}
