package io.slipway.issues;

import io.slipway.readiness.ApprovedContent;
import io.slipway.release.ReleaseKey;
import org.springframework.stereotype.Component;

/** Who decides about reports decides about all that have come in: another one changes what they read. */
@Component
class ReportsToRead implements ApprovedContent {

    private final UnreadReports reports;

    ReportsToRead(UnreadReports reports) {
        this.reports = reports;
    }

    @Override
    public String of(ReleaseKey release) {
        var count = reports.count(release);
        return count == 0 ? "" : "reports " + count + "\n";
    }
}
