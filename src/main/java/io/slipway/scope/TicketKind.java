package io.slipway.scope;

import io.slipway.programme.Programme;

/** The kinds of content a release may mix (F-008, M-083); a programme may have names of its own for them. */
public enum TicketKind {
    BASE("Base functionality"),
    FEATURE("New feature"),
    ENHANCEMENT("Enhancement"),
    CHANGE_REQUEST("Change request"),
    BUG("Bug fix");

    private final String title;

    TicketKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Returns what the programme calls it. */
    public String title(Programme programme) {
        return programme.content(name()).map(content -> content.name()).orElse(title);
    }
}
