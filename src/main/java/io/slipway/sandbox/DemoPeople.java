package io.slipway.sandbox;

import io.slipway.identity.Accounts;
import io.slipway.identity.Groups;
import io.slipway.identity.Newcomer;
import io.slipway.identity.Newcomers;
import io.slipway.identity.Passwords;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Role;
import io.slipway.programme.Programmes;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The people of the demo: a named cast for FLIP, and for every other programme one for each role and for each party that
 * answers for itself, whose account bears the name of their group. They share a password, new at each start unless set.
 */
@Component
@Profile({"demo", "sandbox"})
@Order(0)
class DemoPeople implements Newcomers {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPeople.class);
    private static final String FLIP = "flip";

    private final Programmes programmes;
    private final String chosen;

    DemoPeople(Programmes programmes, @Value("${slipway.demo-password:}") String chosen) {
        this.programmes = programmes;
        this.chosen = chosen;
    }

    @Override
    public void arrive(Accounts accounts) {
        var password = chosen.isEmpty() ? Passwords.random() : chosen;
        var cast = Stream.concat(programmes.all().stream().flatMap(one -> cast(one, password)), house(password))
                .toList();
        accounts.admitToDemo(cast);
        LOG.info("Demo accounts: {}", cast.stream().map(Newcomer::id).collect(Collectors.joining(", ")));
        if (chosen.isEmpty()) {
            LOG.info("Their password until the next start: {}", password);
        }
    }

    private static Stream<Newcomer> cast(Programme programme, String password) {
        return programme.id().equals(FLIP)
                ? flip(password)
                : programme.roles().stream().flatMap(role -> cast(programme, role, password));
    }

    private static Stream<Newcomer> cast(Programme programme, Role role, String password) {
        var group = programme.roleGroup(role.id());
        var parties = programme.partiesOf(role.id());
        if (role.eachParty()) {
            return parties.stream().map(party -> {
                var own = programme.partyGroup(party.id());
                return new Newcomer(own, party.name(), "", email(own, programme), Set.of(group, own), password);
            });
        }
        var groups = new TreeSet<>(Set.of(group));
        parties.forEach(party -> groups.add(programme.partyGroup(party.id())));
        var first = new Newcomer(group, role.name(), "", email(group, programme), groups, password);
        if (!role.operator()) {
            return Stream.of(first);
        }
        var second = new Newcomer(group + "-2", role.name(), "2", email(group + "-2", programme), groups, password);
        var manager = Groups.releaseManagers(programme);
        if (manager.equals(group)) {
            return Stream.of(first, second);
        }
        var more = new TreeSet<>(groups);
        more.add(manager);
        return Stream.of(
                first,
                second,
                new Newcomer(manager, role.name(), "manager", email(manager, programme), more, password));
    }

    private static Stream<Newcomer> flip(String password) {
        return Stream.of(
                person("product-owner", "Priya", "Owen", password, "flip-product-owner"),
                person("dev-team", "Dana", "Ortiz", password, "flip-dev-team", "flip-answer"),
                person("dev-team-2", "Deniz", "Taylor", password, "flip-dev-team", "flip-answer"),
                person("ai-centre", "Aisha", "Clarke", password, "flip-ai-centre"),
                person("uat-tester", "Una", "Turner", password, "flip-uat-testers"),
                person("trust-kch", "Kofi", "Hughes", password, "flip-trusts", "flip-trust-kch"),
                person("trust-uclh", "Leila", "Hart", password, "flip-trusts", "flip-trust-uclh"),
                person("trust-gstt", "Greg", "Thomas", password, "flip-trusts", "flip-trust-gstt"),
                person(
                        "release-manager",
                        "Robin",
                        "Marsh",
                        password,
                        "flip-dev-team",
                        "flip-answer",
                        "flip-release-manager"));
    }

    private static Stream<Newcomer> house(String password) {
        return Stream.of(
                person("process-owner", "Paula", "Ostrow", password, Groups.PROCESS_OWNERS),
                person("process-owner-2", "Pavel", "Orme", password, Groups.PROCESS_OWNERS),
                person("auditor", "Anders", "Udall", password, Groups.AUDITORS),
                person("admin", "Ada", "Minton", password, Groups.ADMINS));
    }

    private static Newcomer person(String id, String first, String last, String password, String... groups) {
        return new Newcomer(id, first, last, id + "@flip.example", Set.of(groups), password);
    }

    private static String email(String id, Programme programme) {
        return id + "@" + programme.id() + ".example";
    }
}
