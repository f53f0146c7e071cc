package io.slipway.http.pages;

import io.slipway.downtime.Agreements;
import io.slipway.downtime.DowntimeRecord;
import io.slipway.downtime.Windows;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** When users are kept out, as it was planned, agreed and was. */
@Component
class PlanSection implements ReleaseSection {

    private final Windows windows;
    private final Agreements agreements;
    private final DowntimeRecord downtimes;

    PlanSection(Windows windows, Agreements agreements, DowntimeRecord downtimes) {
        this.windows = windows;
        this.agreements = agreements;
        this.downtimes = downtimes;
    }

    @Override
    public void show(ReleaseReading reading, Model model) {
        var key = reading.release().key();
        model.addAttribute("windows", windows.of(key))
                .addAttribute("agreements", agreements.of(key))
                .addAttribute("downtimes", downtimes.of(key));
    }
}
