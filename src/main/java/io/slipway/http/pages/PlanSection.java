package io.slipway.http.pages;

import io.slipway.downtime.Agreements;
import io.slipway.downtime.DowntimeRecord;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programme.Party;
import io.slipway.release.ImpactedParties;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Whom it touches, and when users are kept out, as it was planned, agreed and was. */
@Component
class PlanSection implements ReleaseSection {

    private final Windows windows;
    private final Agreements agreements;
    private final DowntimeRecord downtimes;
    private final ImpactedParties impacted;

    PlanSection(Windows windows, Agreements agreements, DowntimeRecord downtimes, ImpactedParties impacted) {
        this.windows = windows;
        this.agreements = agreements;
        this.downtimes = downtimes;
        this.impacted = impacted;
    }

    @Override
    public void show(ReleaseReading reading, Model model) {
        var key = reading.release().key();
        model.addAttribute("windows", windows.of(key))
                .addAttribute("agreements", agreements.of(key))
                .addAttribute("downtimes", downtimes.of(key))
                .addAttribute("touched", touched(reading));
    }

    /** Who has left the programme meanwhile is not called by name any more. */
    private List<Party> touched(ReleaseReading reading) {
        var parties = impacted.of(reading.release().key());
        return reading.programme().parties().stream()
                .filter(party -> parties.contains(party.id()))
                .toList();
    }
}
