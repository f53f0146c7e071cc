package io.slipway.scope;

/** The three kinds of content a release may mix (F-008). */
public enum TicketKind {
    FEATURE("New feature"),
    ENHANCEMENT("Enhancement"),
    BUG("Bug fix");

    private final String title;

    TicketKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
