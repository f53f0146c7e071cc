package io.slipway.http.pages;

import io.slipway.http.IssueViews;
import io.slipway.rca.RcaLog;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The issue that the release deals with, its analysis, and what is left open where its lifecycle is gone. */
@Component
class IssueSection implements ReleaseSection {

    private final IssueViews issues;
    private final RcaLog log;
    private final LooseEnds looseEnds;

    IssueSection(IssueViews issues, RcaLog log, LooseEnds looseEnds) {
        this.issues = issues;
        this.log = log;
        this.looseEnds = looseEnds;
    }

    @Override
    public void show(ReleaseReading reading, Model model) {
        var release = reading.release();
        model.addAttribute("analysis", log.find(release.key()).orElse(null))
                .addAttribute("known", issues.of(release).orElse(null))
                .addAttribute("looseEnds", reading.standing().lost() ? looseEnds.of(release) : List.of());
    }
}
