package io.slipway.release;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;

/** Tells whether something failed only because somebody else was quicker. */
public final class ConcurrencyConflict {

    /** Taken already, serialisation failed, deadlock, lock not to be had in time: as both databases say it. */
    private static final Set<String> STATES = Set.of("23505", "40001", "40P01", "55P03", "HYT00", "90131");

    /** The engine wrote to what somebody else has ended meanwhile; its own rows always belong together. */
    private static final String ORPHANED = "23503";

    private ConcurrencyConflict() {}

    public static boolean isBehind(Throwable failure) {
        return causes(failure).anyMatch(ConcurrencyConflict::isOne)
                || (causes(failure).anyMatch(ProcessEngineException.class::isInstance)
                        && causes(failure).anyMatch(cause -> isState(cause, Set.of(ORPHANED))));
    }

    private static boolean isOne(Throwable cause) {
        return cause instanceof Overtaken
                || cause instanceof OptimisticLockingException
                || cause instanceof ConcurrencyFailureException
                || cause instanceof DuplicateKeyException
                || cause instanceof QueryTimeoutException
                || isState(cause, STATES);
    }

    private static boolean isState(Throwable cause, Set<String> states) {
        return cause instanceof SQLException refused && states.contains(String.valueOf(refused.getSQLState()));
    }

    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
