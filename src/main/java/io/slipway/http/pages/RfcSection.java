package io.slipway.http.pages;

import io.slipway.readiness.ReleaseParts;
import io.slipway.rfc.Rfcs;
import io.slipway.rfc.WorkOffs;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The request for change with its rounds, the plans and reports written for the release, and what is to be worked off. */
@Component
class RfcSection implements ReleaseSection {

    private final Rfcs rfcs;
    private final WorkOffs workOffs;
    private final ReleaseParts parts;

    RfcSection(Rfcs rfcs, WorkOffs workOffs, ReleaseParts parts) {
        this.rfcs = rfcs;
        this.workOffs = workOffs;
        this.parts = parts;
    }

    @Override
    public void show(ReleaseReading reading, Model model) {
        var key = reading.release().key();
        var rounds = rfcs.of(key);
        model.addAttribute("rfc", rounds.stream().findFirst().orElse(null))
                .addAttribute("rfcCounts", rfcs.counts(key))
                .addAttribute("earlierRfcs", rounds.stream().skip(1).toList())
                .addAttribute("workOff", workOffs.of(key))
                .addAttribute("parts", parts.of(key));
    }
}
