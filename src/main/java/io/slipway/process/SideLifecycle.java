package io.slipway.process;

/** The lifecycles that the application itself starts, beside those that a programme names. */
public enum SideLifecycle {
    FOLLOW_UP("follow-up-action"),
    ANALYSIS("root-cause-analysis"),
    SHARING("share-rca-list"),
    TICKET("update-ticket");

    private final String process;

    SideLifecycle(String process) {
        this.process = process;
    }

    /** Returns the id of the process. */
    public String process() {
        return process;
    }
}
