package io.slipway.scope;

import java.util.List;

/** Fixes that went out ahead of the train and must be in the next planned release, or they would be lost. */
public interface OwedFixes {

    /** A fix that a later release must contain. */
    record OwedFix(String ticket, String fixedIn) {}

    /** Returns the fixes that no closed release contains yet. */
    List<OwedFix> open(String programme);

    /** Returns the tickets of those fixes. */
    default List<String> openTickets(String programme) {
        return open(programme).stream().map(OwedFix::ticket).toList();
    }

    /** Whether the fix was carried forward, be it contained in a later release by now or not. */
    boolean isCarried(String programme, String ticket);
}
