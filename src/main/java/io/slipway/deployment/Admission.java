package io.slipway.deployment;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Clearance;
import io.slipway.programme.Programme.Site;
import io.slipway.programme.Programmes;
import io.slipway.readiness.Criteria;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** May this deployment start now? Asked before it begins and again before each of its runs; every answer is kept. */
@Component
public class Admission {

    private final Releases releases;
    private final Programmes programmes;
    private final Criteria criteria;
    private final DeploymentTimes times;
    private final Targets targets;
    private final OtherReleases others;
    private final AutomationController controller;
    private final AdmissionRecord record;

    Admission(
            Releases releases,
            Programmes programmes,
            Criteria criteria,
            DeploymentTimes times,
            Targets targets,
            OtherReleases others,
            AutomationController controller,
            AdmissionRecord record) {
        this.releases = releases;
        this.programmes = programmes;
        this.criteria = criteria;
        this.times = times;
        this.targets = targets;
        this.others = others;
        this.controller = controller;
        this.record = record;
    }

    public void check(ReleaseKey key, String environment, int window) {
        var release = releases.get(key);
        var reasons = reasons(release, environment, window);
        var leftOut = targets.leftOut(release, environment, window);
        record.add(key, environment, window, reasons, leftOut);
        if (!reasons.isEmpty()) {
            throw new DeploymentRefused(reasons);
        }
    }

    /** Returns what stands by now against a deployment that was admitted; where nothing but criteria is asked, nothing does. */
    public List<String> revoked(ReleaseKey key, String environment, int window) {
        var release = releases.get(key);
        var programme = programmes.get(release.programme());
        var place = programme.environment(environment);
        return place.live() || !place.needs().isEmpty() ? rules(programme, release, environment, window) : List.of();
    }

    private List<String> reasons(Release release, String environment, int window) {
        var programme = programmes.get(release.programme());
        var reasons = rules(programme, release, environment, window);
        var hosts = targets.of(release, environment, window).stream().flatMap(site -> Stream.ofNullable(site.host()));
        controller.knownObstacle(programme.id(), hosts.toList()).ifPresent(reasons::add);
        return reasons;
    }

    private List<String> rules(Programme programme, Release release, String environment, int window) {
        var reasons = new ArrayList<>(standing(release, environment));
        if (release.build() == null) {
            reasons.add("The release has no build; register one and choose it");
        }
        var sites = targets.of(release, environment, window);
        reasons.addAll(clearance(programme, release, programme.environment(environment), window, sites));
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

    private List<String> clearance(
            Programme programme, Release release, Programme.Environment place, int window, List<Site> sites) {
        var reasons = new ArrayList<String>();
        if (sites.isEmpty()) {
            reasons.add(
                    place.needs(Clearance.AGREEMENT)
                            ? "No site has agreed to be deployed in window " + window
                            : "There is no site in " + place.id() + " to deploy to");
        }
        times.objections(programme, release, place, window).forEach(reasons::add);
        if (place.live()) {
            reasons.addAll(others.obstacles(programme, release, place.id(), sites));
        }
        return reasons;
    }
}
