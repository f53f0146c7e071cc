package io.slipway.sandbox;

import io.slipway.identity.Accounts;
import io.slipway.identity.Groups;
import io.slipway.identity.Newcomer;
import io.slipway.identity.Newcomers;
import io.slipway.identity.Passwords;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The people of the demo, one for every part in a FLIP release. They share a password, new at each start unless set. */
@Component
@Profile({"demo", "sandbox"})
@Order(0)
class DemoPeople implements Newcomers {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPeople.class);

    private final String chosen;

    DemoPeople(@Value("${slipway.demo-password:}") String chosen) {
        this.chosen = chosen;
    }

    @Override
    public void arrive(Accounts accounts) {
        var password = chosen.isEmpty() ? Passwords.random() : chosen;
        var cast = cast(password);
        accounts.admitToDemo(cast);
        LOG.info("Demo accounts: {}", cast.stream().map(Newcomer::id).collect(Collectors.joining(", ")));
        if (chosen.isEmpty()) {
            LOG.info("Their password until the next start: {}", password);
        }
    }

    private static List<Newcomer> cast(String password) {
        return List.of(
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
                        "flip-release-manager"),
                person("process-owner", "Paula", "Ostrow", password, Groups.PROCESS_OWNERS),
                person("auditor", "Anders", "Udall", password, Groups.AUDITORS),
                person("admin", "Ada", "Minton", password, Groups.ADMINS));
    }

    private static Newcomer person(String id, String first, String last, String password, String... groups) {
        return new Newcomer(id, first, last, id + "@flip.example", Set.of(groups), password);
    }
}
