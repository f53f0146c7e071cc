package io.slipway.downtime;

import io.slipway.programme.Programmes;
import io.slipway.release.Releases;
import io.slipway.release.ShownDowntimes;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of windows and agreements in a database, for tests of other rooms that need no engine. */
public final class WindowRecord {

    public final Windows windows;
    public final Agreements agreements;

    public WindowRecord(JdbcClient db, Clock clock) {
        this.windows = new Windows(db, clock);
        this.agreements = new Agreements(db, clock);
    }

    /** Returns what keeps the downtimes of releases apart. */
    public static Downtimes apart(JdbcClient db, Releases releases, Programmes programmes) {
        return new Downtimes(
                db, releases, programmes, new StaticListableBeanFactory().getBeanProvider(ShownDowntimes.class));
    }

    /** Returns the record of downtimes, with what users were shown of them. */
    public DowntimeRecord downtimes(Outages outages, ShownDowntimes shown) {
        return new DowntimeRecord(
                windows,
                outages,
                new StaticListableBeanFactory(Map.of("shown", shown)).getBeanProvider(ShownDowntimes.class));
    }
}
