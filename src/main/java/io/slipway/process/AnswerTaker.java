package io.slipway.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * Takes what people answered in a user task whose property {@code takes} names it. The claim, the decision and the digest
 * of what was shown have been checked and the decision is recorded, in the same transaction.
 */
public interface AnswerTaker {

    /**
     * Returns what the form begins with where the model suggests nothing: values by the names of fields, as the form sends
     * them.
     */
    default Map<String, String> suggests(DelegateTask task) {
        return Map.of();
    }

    /** Keeps the answers; a refusal that it throws rolls everything back and is told to the person. */
    void take(DelegateTask task);
}
