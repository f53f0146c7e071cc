package io.slipway.programme;

import static io.slipway.programme.Lines.path;
import static io.slipway.programme.ProgrammeRules.each;

import io.slipway.programme.Programme.Clearance;
import io.slipway.programme.Programme.Deployer;
import io.slipway.programme.Programme.Environment;
import io.slipway.programme.Programme.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What must hold for the places software goes to: one of them live, waves without gaps, owners that exist. */
final class EnvironmentRules {

    private final Programme programme;
    private final Problems problems;
    private final List<String> changeTypes;

    EnvironmentRules(Programme programme, Problems problems, List<String> changeTypes) {
        this.programme = programme;
        this.problems = problems;
        this.changeTypes = changeTypes;
    }

    void check() {
        var environments = programme.environments();
        ProgrammeRules.unique(problems, "environments", environments, Environment::id);
        checkLive();
        each("environments", environments, (environment, at) -> {
            checkCriteria(environment, path(at, "criteria"));
            checkSites(environment, path(at, "sites"));
            checkStages(environment, path(at, "testStages"));
        });
        checkUniqueNames();
        checkOwners();
    }

    private void checkLive() {
        var live = programme.environments().stream().filter(Environment::live).count();
        problems.require(
                live == 1 || live > 1 && programme.countsPerParty(),
                "environments",
                live + " environments say live: true; " + (programme.countsPerParty() ? "at least" : "exactly")
                        + " one must, the one users work with");
        var ids = programme.environments().stream().map(Environment::id).toList();
        each("environments", programme.environments(), (environment, at) -> {
            problems.require(
                    environment.matches() == null
                            || ids.contains(environment.matches())
                                    && !environment.matches().equals(environment.id()),
                    path(at, "matches"),
                    "there is no other environment '" + environment.matches() + "'; known are " + ids);
            problems.require(
                    !environment.needs(Clearance.AGREEMENT) || environment.needs(Clearance.WINDOW),
                    path(at, "needs"),
                    "has AGREEMENT without WINDOW; parties agree to a window, so add it");
        });
    }

    private void checkCriteria(Environment environment, String at) {
        each(at, environment.criteria(), (criterion, where) -> {
            each(
                    path(where, "exempt"),
                    criterion.exempt(),
                    (type, place) -> problems.require(
                            changeTypes.contains(type),
                            place,
                            "there is no change type '" + type + "'; known are " + changeTypes));
        });
    }

    private void checkSites(Environment environment, String at) {
        var waves =
                environment.sites().stream().map(Site::wave).distinct().sorted().toList();
        for (var wave = 0; wave < waves.size(); wave++) {
            if (waves.get(wave) != wave) {
                problems.add(at, "have the waves " + waves + "; count them 0, 1, 2, … without a gap");
                break;
            }
        }
        checkWaves(environment.sites(), at);
        each(at, environment.sites(), (site, where) -> {
            if (site.sameAs() == null) {
                checkDeployer(site, where);
            } else {
                checkShared(environment, site, where);
            }
        });
    }

    /** An installation is reached in one way, in whichever environment people speak of it. */
    private void checkShared(Environment environment, Site site, String where) {
        var same = programme.environments().stream()
                .filter(other -> !other.equals(environment))
                .flatMap(other -> other.sites().stream())
                .filter(other -> other.code().equals(site.sameAs()) && other.sameAs() == null)
                .findFirst();
        problems.require(
                same.isPresent(),
                path(where, "sameAs"),
                "'" + site.sameAs() + "' is no site of another environment that stands for itself; name one");
        same.ifPresent(other -> {
            problems.require(
                    Objects.equals(other.party(), site.party()),
                    path(where, "party"),
                    "is not the party of '" + other.code() + "', which is the same installation; name the same");
            problems.require(
                    other.deployedBy() == site.deployedBy()
                            && other.onboarded() == site.onboarded()
                            && Objects.equals(other.host(), site.host()),
                    where,
                    "is the same installation as '" + other.code()
                            + "'; give both the same deployedBy, onboarded and host");
        });
    }

    private void checkDeployer(Site site, String where) {
        if (site.deployedBy() == Deployer.ANSIBLE) {
            problems.require(
                    site.host() != null,
                    path(where, "host"),
                    "is missing, and Ansible deploys there; name the host as its inventory does, or write deployedBy: PARTY");
        } else {
            problems.require(
                    site.party() != null,
                    path(where, "party"),
                    "is missing, and deployedBy says that it deploys there; name it");
            problems.require(
                    site.host() == null,
                    path(where, "host"),
                    "is given, but Ansible does not deploy there; leave it out, or write deployedBy: ANSIBLE");
        }
    }

    /** What is brought to a wave is brought by Ansible or by people, so that a person who looks at it knows what to look at. */
    private void checkWaves(List<Site> sites, String at) {
        sites.stream()
                .filter(site -> site.sameAs() == null)
                .collect(Collectors.groupingBy(
                        Site::wave, TreeMap::new, Collectors.mapping(Site::deployedBy, Collectors.toSet())))
                .forEach((wave, deployers) -> problems.require(
                        deployers.size() == 1,
                        at,
                        "wave " + wave
                                + " has sites that Ansible deploys to and sites that their parties deploy to; give"
                                + " each of these a wave of its own"));
    }

    private void checkStages(Environment environment, String at) {
        var stages = environment.testStages();
        each(at, stages, (stage, where) -> {
            problems.require(
                    (stage.from() == null) == (stage.to() == null),
                    where,
                    "has one of 'from' and 'to'; give both, or none until they are proposed");
            problems.require(
                    stage.from() == null || stage.to() == null || !stage.to().isBefore(stage.from()),
                    path(where, "to"),
                    "lies before 'from'; exchange them");
            problems.require(
                    stage.from() != null || stage.provisional(),
                    path(where, "provisional"),
                    "is false, and it has no dates; give the agreed dates, or write true");
            stages.subList(0, stages.indexOf(stage)).stream()
                    .filter(other -> stage.exclusive() && other.exclusive() && stage.overlaps(other))
                    .forEach(other -> problems.add(
                            path(where, "from"),
                            "'" + stage.name() + "' would run in " + environment.name() + " while '" + other.name()
                                    + "' does, and neither bears the other; let one begin after the other has ended"));
        });
    }

    private void checkUniqueNames() {
        var sites = new ArrayList<Site>();
        var criteria = new ArrayList<Programme.Criterion>();
        var stages = new ArrayList<Programme.TestStage>();
        programme.environments().forEach(environment -> {
            sites.addAll(environment.sites());
            criteria.addAll(environment.criteria());
            stages.addAll(environment.testStages());
        });
        twice(sites.stream().map(Site::code).toList(), "sites with the code");
        twice(
                sites.stream()
                        .filter(site -> site.sameAs() == null)
                        .map(Site::host)
                        .filter(Objects::nonNull)
                        .toList(),
                "sites with the host");
        // Several environments may ask for one and the same.
        twice(criteria.stream().distinct().map(Programme.Criterion::id).toList(), "criteria with the id");
        twice(stages.stream().map(Programme.TestStage::id).toList(), "test stages with the id");
    }

    private void twice(List<String> names, String what) {
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .distinct()
                .forEach(name -> problems.add("environments", "there are two " + what + " '" + name + "'; rename one"));
    }

    private void checkOwners() {
        var parties = programme.parties().stream().map(Programme.Party::id).toList();
        each(
                "environments",
                programme.environments(),
                (environment, at) -> each(
                        path(at, "sites"),
                        environment.sites(),
                        (site, where) -> problems.require(
                                site.party() == null || parties.contains(site.party()),
                                path(where, "party"),
                                "there is no party '" + site.party() + "'; known are " + parties)));
        each(
                "environments",
                programme.environments(),
                (environment, at) -> each(
                        path(at, "sites"),
                        environment.sites(),
                        (site, where) -> problems.require(
                                site.party() != null || !environment.needs(Clearance.AGREEMENT),
                                path(where, "party"),
                                "is missing, so nobody would be asked; name the party that agrees, or the operator's own")));
    }
}
