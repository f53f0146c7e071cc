package io.slipway.benchmark;

import io.slipway.testing.PlannedRelease;
import io.slipway.testing.TestClock;
import org.camunda.bpm.engine.ProcessEngine;

/** Whole lifecycles of Slipway and of the bare engine, in turn, so that both meet the same weather. */
public final class LifecycleFigures implements AutoCloseable {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Application application = Application.driven();
    private final BareEngine bare = BareEngine.open(application.context());
    private final BareEngine guarded = BareEngine.guarded(application.context());
    private int releases;

    /**
     * What one side did.
     *
     * @param seconds of each lifecycle, without the driver's look-ups
     * @param commands of one lifecycle, seen from outside
     * @param roundTrips those among them that move it
     * @param databaseRoundTrips calls to the database of one lifecycle, its own and the engine's
     * @param steps entries in the engine's history of activities, of one lifecycle
     */
    public record Side(Figures seconds, double commands, double roundTrips, double databaseRoundTrips, double steps) {

        public double perSecond() {
            return seconds.count() / seconds.sum();
        }

        public double millisPerRoundTrip() {
            return millis() / roundTrips;
        }

        public double millisPerDatabaseRoundTrip() {
            return millis() / databaseRoundTrips;
        }

        private double millis() {
            return 1000 * seconds.sum() / seconds.count();
        }
    }

    /**
     * What is compared.
     *
     * @param guarded the bare engine that checks rights and logs who does what
     */
    public record Sides(Side slipway, Side guarded, Side bare) {}

    public Sides lifecycles(int warmUp, int count) {
        for (var number = 0; number < warmUp; number++) {
            slipway();
            live(guarded);
            live(bare);
        }
        var ours = new Tally(
                application.context().getBean(EngineMeter.class),
                application.context().getBean(ProcessEngine.class));
        var guardeds = new Tally(guarded.meter(), guarded.engine());
        var bares = new Tally(bare.meter(), bare.engine());
        for (var number = 0; number < count; number++) {
            ours.time(this::slipway);
            guardeds.time(() -> live(guarded));
            bares.time(() -> live(bare));
        }
        return new Sides(ours.side(), guardeds.side(), bares.side());
    }

    @Override
    public void close() {
        bare.close();
        guarded.close();
        application.close();
    }

    private void slipway() {
        application.context().getBean(TestClock.class).reset();
        var release = PlannedRelease.start(application.context(), "Lifecycle");
        release.throughRestore();
        release.close();
        release.life().endsAt("releaseClosed");
    }

    private void live(BareEngine engine) {
        new BareRelease(engine, ++releases).live();
    }

    private static final class Tally {

        private final EngineMeter meter;
        private final ProcessEngine engine;
        private final EngineMeter.Count before;
        private final long databaseBefore;
        private final long stepsBefore;
        private final Figures seconds = new Figures();

        Tally(EngineMeter meter, ProcessEngine engine) {
            this.meter = meter;
            this.engine = engine;
            this.before = meter.count();
            this.stepsBefore = steps();
            this.databaseBefore = meter.databaseRoundTrips();
        }

        void time(Runnable lifecycle) {
            var lookUps = meter.count().lookUps();
            var begin = System.nanoTime();
            lifecycle.run();
            var wall = System.nanoTime() - begin;
            seconds.add((wall - (meter.count().lookUps() - lookUps)) / NANOS_PER_SECOND);
        }

        Side side() {
            var databaseRoundTrips = meter.databaseRoundTrips() - databaseBefore;
            var done = meter.count().minus(before);
            double lifecycles = seconds.count();
            return new Side(
                    seconds,
                    done.commands() / lifecycles,
                    done.roundTrips() / lifecycles,
                    databaseRoundTrips / lifecycles,
                    (steps() - stepsBefore) / lifecycles);
        }

        private long steps() {
            return engine.getHistoryService()
                    .createHistoricActivityInstanceQuery()
                    .count();
        }
    }
}
