package io.slipway.deployment;

import io.slipway.calendar.ReleaseCalendar;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Site;
import io.slipway.programme.Programmes;
import io.slipway.release.Criteria;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.Windows;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** May this deployment start now? Asked before it begins and again before each of its runs; every answer is kept. */
@Component
class Admission {

    private final Releases releases;
    private final Programmes programmes;
    private final Criteria criteria;
    private final Windows windows;
    private final ReleaseCalendar calendar;
    private final Targets targets;
    private final OtherReleases others;
    private final AutomationController controller;
    private final AdmissionRecord record;
    private final Clock clock;

    Admission(
            Releases releases,
            Programmes programmes,
            Criteria criteria,
            Windows windows,
            ReleaseCalendar calendar,
            Targets targets,
            OtherReleases others,
            AutomationController controller,
            AdmissionRecord record,
            Clock clock) {
        this.releases = releases;
        this.programmes = programmes;
        this.criteria = criteria;
        this.windows = windows;
        this.calendar = calendar;
        this.targets = targets;
        this.others = others;
        this.controller = controller;
        this.record = record;
        this.clock = clock;
    }

    void check(ReleaseKey key, String environment, int window) {
        var release = releases.get(key);
        var reasons = reasons(release, environment, window);
        var leftOut = targets.leftOut(release, environment, window);
        record.add(key, environment, window, reasons, leftOut);
        if (!reasons.isEmpty()) {
            throw new DeploymentRefused(reasons);
        }
    }

    /** Returns what stands by now against a deployment to production that was admitted; elsewhere nothing does. */
    List<String> revoked(ReleaseKey key, String environment, int window) {
        var release = releases.get(key);
        var programme = programmes.get(release.programme());
        return programme.environment(environment).production()
                ? rules(programme, release, environment, window)
                : List.of();
    }

    private List<String> reasons(Release release, String environment, int window) {
        var programme = programmes.get(release.programme());
        var reasons = rules(programme, release, environment, window);
        var hosts = targets.of(release, environment, window).stream().map(Site::host);
        controller.obstacle(programme.id(), hosts.toList()).ifPresent(reasons::add);
        return reasons;
    }

    private List<String> rules(Programme programme, Release release, String environment, int window) {
        var reasons = new ArrayList<>(standing(release, environment));
        if (release.build() == null) {
            reasons.add("The release has no build; register one and choose it");
        }
        if (programme.environment(environment).production()) {
            reasons.addAll(production(programme, release, window, targets.of(release, environment, window)));
        }
        return reasons;
    }

    private List<String> standing(Release release, String environment) {
        var reasons = new ArrayList<String>();
        if (release.withdrawnReason() != null) {
            reasons.add("The release was withdrawn: " + release.withdrawnReason());
        }
        criteria.unmet(release, environment).forEach(criterion -> reasons.add("Not met: " + criterion.statement()));
        return reasons;
    }

    private List<String> production(Programme programme, Release release, int window, List<Site> sites) {
        var reasons = new ArrayList<String>();
        if (sites.isEmpty()) {
            reasons.add("No site has agreed to be deployed in window " + window);
        }
        outsideWindow(release, window).ifPresent(reasons::add);
        calendar.freezeReason(programme, release.type(), clock.instant())
                .ifPresent(freeze -> reasons.add("Production is frozen: " + freeze));
        reasons.addAll(others.obstacles(programme, release, sites));
        return reasons;
    }

    private Optional<String> outsideWindow(Release release, int number) {
        var now = clock.instant();
        return windows.find(release.key(), number)
                .map(window -> {
                    var inside = !now.isBefore(window.startsAt()) && now.isBefore(window.predictedEnd());
                    return inside
                            ? Optional.<String>empty()
                            : Optional.of("It is " + now + "; downtime window " + number + " is from "
                                    + window.startsAt() + " to " + window.predictedEnd());
                })
                .orElse(Optional.of("The release has no downtime window " + number));
    }
}
