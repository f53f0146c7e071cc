package io.slipway.release;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets people who ask for the same thing at the same moment have it one after the other: whoever comes second waits for
 * the first to commit, or for the database to lose patience, and tries again.
 */
@Component
public class Turns {

    private static final int TRIES = 20;

    private final TransactionTemplate transaction;

    Turns(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** Does it in a transaction of its own; within one of the caller's, which ends with the first failure, once only. */
    public <T> T take(Supplier<T> work) {
        var left = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : TRIES;
        for (; ; left--) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (RuntimeException failure) {
                if (left == 1 || !ConcurrencyConflict.isBehind(failure)) {
                    throw failure;
                }
            }
        }
    }
}
