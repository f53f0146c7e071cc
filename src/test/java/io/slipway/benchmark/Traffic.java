package io.slipway.benchmark;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Counts the calls that go to a database and back: statements, batches of statements, and ends of transactions. */
final class Traffic implements MethodExecutionListener {

    private static final Set<String> ROUND_TRIPS =
            Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "commit", "rollback");

    private final AtomicLong roundTrips = new AtomicLong();

    DataSource watch(DataSource database) {
        return ProxyDataSourceBuilder.create(database).methodListener(this).build();
    }

    long roundTrips() {
        return roundTrips.get();
    }

    @Override
    public void beforeMethod(MethodExecutionContext call) {
        if (ROUND_TRIPS.contains(call.getMethod().getName())) {
            roundTrips.incrementAndGet();
        }
    }

    @Override
    public void afterMethod(MethodExecutionContext call) {}
}
