package io.slipway.http.pages;

import io.slipway.banner.BannerChange;
import io.slipway.banner.Banners;
import io.slipway.comms.Notice;
import io.slipway.comms.Notices;
import io.slipway.deployment.Run;
import io.slipway.deployment.Runs;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseIssues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a lifecycle that is gone may have left open outside, as far as the record tells: people put it in order. */
@Component
class LooseEnds {

    private final Programmes programmes;
    private final Banners banners;
    private final Runs runs;
    private final Notices notices;
    private final ReleaseIssues issues;

    LooseEnds(Programmes programmes, Banners banners, Runs runs, Notices notices, ReleaseIssues issues) {
        this.programmes = programmes;
        this.banners = banners;
        this.runs = runs;
        this.notices = notices;
        this.issues = issues;
    }

    List<String> of(Release release) {
        var found = new ArrayList<String>();
        if (isBannerUp(release)) {
            found.add(
                    "The downtime banner was raised and never taken down; look at it where users see it, and lower it");
        }
        runs.of(release.key()).stream()
                .max(Comparator.comparing(Run::requestedAt))
                .map(LooseEnds::words)
                .ifPresent(found::add);
        issues.of(release.key())
                .ifPresent(issue -> found.add(issue.reference() + " is no longer dealt with; if the problem is still"
                        + " there, have it reported again under a new reference"));
        told(release.key().value(), notices.of(release.key())).ifPresent(found::add);
        var programme = programmes.get(release.programme());
        if (release.version() != null && programme.hasTickets()) {
            found.add("The release " + release.number() + " in the ticket system "
                    + programme.tickets().project()
                    + " may still be open; close it there, or move its tickets to the next one");
        }
        if (release.version() != null) {
            found.add("What it was to bring goes into another release; a fix that it put into production is missing"
                    + " from later ones until their scope names its ticket");
        }
        return found;
    }

    private boolean isBannerUp(Release release) {
        return banners.of(release.key()).stream()
                .collect(Collectors.toMap(BannerChange::window, change -> change, (earlier, later) -> later))
                .values()
                .stream()
                .anyMatch(last -> !last.isDown());
    }

    private static String words(Run run) {
        return "The last run is '" + run.playbook().name().toLowerCase(Locale.ROOT) + "' of " + run.build()
                + " in " + run.environment() + ", which "
                + (run.state().hasEnded()
                        ? "has ended: see what each site runs now"
                        : "has not ended as far as is known: see whether it goes on, and cancel it or wait for it");
    }

    private static Optional<String> told(String key, List<Notice> notices) {
        return notices.isEmpty()
                ? Optional.empty()
                : Optional.of(notices.size() + " notices went out about " + key
                        + "; those who got them wait for what will not come, so tell them");
    }
}
