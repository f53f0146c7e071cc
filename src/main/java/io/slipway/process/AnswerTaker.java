package io.slipway.process;

import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * Takes what people answered in a user task whose property {@code takes} names it. The claim, the decision and the digest
 * of what was shown have been checked and the decision is recorded, in the same transaction.
 */
public interface AnswerTaker {

    /** Keeps the answers; a refusal that it throws rolls everything back and is told to the person. */
    void take(DelegateTask task);
}
