package io.slipway.approval;

import io.slipway.release.Agreements;
import io.slipway.release.Criteria;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.SiteAgreement.State;
import org.springframework.stereotype.Component;

/** Notes when every Trust has agreed its date or is left out: production's criterion on dates is met. */
@Component
class DatesSettled {

    private final Agreements agreements;
    private final Releases releases;
    private final Criteria criteria;

    DatesSettled(Agreements agreements, Releases releases, Criteria criteria) {
        this.agreements = agreements;
        this.releases = releases;
        this.criteria = criteria;
    }

    void check(ReleaseKey key, String by) {
        var open = agreements.of(key).stream()
                .anyMatch(agreement -> agreement.state() == State.ASKED || agreement.state() == State.PROPOSED);
        if (!open) {
            criteria.met(releases.get(key), "datesAgreed", "Every Trust has agreed its date or is left out", by);
        }
    }
}
