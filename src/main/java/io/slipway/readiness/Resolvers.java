package io.slipway.readiness;

import io.slipway.programme.Programme.Party;
import io.slipway.programme.Programme.Remediation;
import io.slipway.release.Release;
import java.util.Optional;

/** Whose release it is, and what that party has settled for all its releases. */
public interface Resolvers {

    /** Returns the party that resolves what the release is about; none where releases are the whole programme's. */
    Optional<Party> of(Release release);

    /** Returns the party if it never rolls back, since that adds risk, and fixes forward (M-212, X-20). */
    default Optional<Party> fixingForward(Release release) {
        return of(release).filter(party -> party.remediation() == Remediation.FIX_FORWARD);
    }
}
