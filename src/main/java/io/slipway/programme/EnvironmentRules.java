package io.slipway.programme;

import static io.slipway.programme.Lines.path;
import static io.slipway.programme.ProgrammeRules.each;

import io.slipway.programme.Programme.Environment;
import io.slipway.programme.Programme.Site;
import io.slipway.programme.Programme.SiteKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What must hold for the places software goes to: promotion order, one production, a hub, an owner for each Trust. */
final class EnvironmentRules {

    /** The promotion order of the planned release's diagram (F-137); a programme may have other environments between. */
    private static final List<String> ORDER = List.of("dev", "sit", "uat", "pre-prod", "production");

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern CRITERION = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

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
        checkOrder();
        each("environments", environments, (environment, at) -> {
            shape(ID, path(at, "id"), environment.id());
            checkCriteria(environment, path(at, "criteria"));
            checkSites(environment, path(at, "sites"));
        });
        checkUniqueNames();
        checkProduction();
        checkOwners();
    }

    private void checkOrder() {
        var environments = programme.environments();
        var present = environments.stream().map(Environment::id).toList();
        var wanted = ORDER.stream().filter(present::contains).toList();
        problems.require(
                present.stream().filter(ORDER::contains).toList().equals(wanted),
                "environments",
                "stand in the order " + present + "; a release is promoted in the order " + wanted);
        var productions = environments.stream().filter(Environment::production).count();
        problems.require(
                productions == 1,
                "environments",
                productions + " environments say production: true; exactly one must, the last");
        problems.require(
                productions != 1 || environments.get(environments.size() - 1).production(),
                "environments",
                "production must be the last environment; move it to the end");
    }

    private void checkCriteria(Environment environment, String at) {
        each(at, environment.criteria(), (criterion, where) -> {
            shape(CRITERION, path(where, "id"), criterion.id());
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
        problems.require(!environment.sites().isEmpty(), at, "is empty; an environment has at least one site");
        var waves =
                environment.sites().stream().map(Site::wave).distinct().sorted().toList();
        for (var wave = 0; wave < waves.size(); wave++) {
            if (waves.get(wave) != wave) {
                problems.add(at, "have the waves " + waves + "; count them 0, 1, 2, … without a gap");
                break;
            }
        }
        each(at, environment.sites(), (site, where) -> {
            shape(ID, path(where, "code"), site.code());
            shape(HOST, path(where, "host"), site.host());
        });
    }

    private void checkUniqueNames() {
        var sites = new ArrayList<Site>();
        var criteria = new ArrayList<Programme.Criterion>();
        programme.environments().forEach(environment -> {
            sites.addAll(environment.sites());
            criteria.addAll(environment.criteria());
        });
        twice(sites.stream().map(Site::code).toList(), "sites with the code");
        twice(sites.stream().map(Site::host).toList(), "sites with the host");
        twice(criteria.stream().map(Programme.Criterion::id).toList(), "criteria with the id");
    }

    private void twice(List<String> names, String what) {
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .distinct()
                .forEach(name -> problems.add("environments", "there are two " + what + " '" + name + "'; rename one"));
    }

    private void checkProduction() {
        each("environments", programme.environments(), (environment, at) -> {
            if (environment.production()) {
                var hubs = environment.sites().stream()
                        .filter(site -> site.kind() == SiteKind.HUB)
                        .toList();
                problems.require(
                        hubs.size() == 1, path(at, "sites"), hubs.size() + " sites are the hub; exactly one must be");
                problems.require(
                        hubs.stream().allMatch(hub -> hub.wave() == 0),
                        path(at, "sites"),
                        "the hub is not in the first wave; give it wave: 0");
            }
        });
    }

    private void checkOwners() {
        var production = programme.environments().stream()
                .filter(Environment::production)
                .flatMap(environment -> environment.sites().stream())
                .toList();
        var codes = production.stream().map(Site::code).toList();
        each("parties", programme.parties(), (party, at) -> {
            if (party.site() != null) {
                problems.require(
                        codes.contains(party.site()),
                        path(at, "site"),
                        "there is no production site '" + party.site() + "'; known are " + codes);
            }
        });
        for (var site : production) {
            var owners = programme.parties().stream()
                    .filter(party -> site.code().equals(party.site()))
                    .count();
            problems.require(
                    owners == 1 || owners == 0 && site.kind() != SiteKind.TRUST,
                    "parties",
                    owners + " parties have the site '" + site.code() + "'; exactly one agrees its dates");
        }
    }

    private void shape(Pattern shape, String path, String value) {
        problems.require(shape.matcher(value).matches(), path, "'" + value + "' must match " + shape);
    }
}
