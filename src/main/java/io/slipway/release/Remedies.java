package io.slipway.release;

import io.slipway.programme.Programme.Party;
import java.util.Optional;

/** What may be done about a release whose deployment went wrong: its party has settled that for all its releases. */
public interface Remedies {

    /** Returns the party of the release if it never rolls back, since that adds risk, and fixes forward (M-212). */
    Optional<Party> fixingForward(Release release);
}
