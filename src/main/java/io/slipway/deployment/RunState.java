package io.slipway.deployment;

/** Where a run stands, derived from what it left behind; LOST means that its fate is unknown and a person decides. */
public enum RunState {
    REQUESTED,
    RUNNING,
    CANCELLING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    TIMED_OUT,
    LOST;

    public boolean hasEnded() {
        return ordinal() >= SUCCEEDED.ordinal();
    }
}
