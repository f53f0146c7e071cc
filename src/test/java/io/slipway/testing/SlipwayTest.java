package io.slipway.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole application on a port of its own, with the sandbox and without anything that acts by
 * itself: only the test runs jobs and polls. All such tests share one context, so each uses its own release.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "slipway.deployment.poll=false",
            "slipway.comms.poll=false",
            "slipway.sandbox.hosts=false",
            "slipway.demo-password=" + SlipwayTest.PASSWORD,
            "slipway.service-desk.secret=" + SlipwayTest.DESK_SECRET,
            "slipway.service-desk.token=" + SlipwayTest.DESK_TOKEN
        })
@ActiveProfiles({"sandbox", "test"})
@Import({
    AutomationSimulator.class,
    BannerSimulator.class,
    MailSimulator.class,
    TestClock.class,
    NoCoverageReports.class,
    QuietCoverage.class,
    Statements.class
})
@ContextConfiguration(initializers = Surroundings.class)
public @interface SlipwayTest {

    /** The password of every demo person, {@code admin} included. */
    String PASSWORD = "Sandbox-Test-2026";

    /** What the service desk signs its web hooks with: the vendor's own example. */
    String DESK_SECRET = "It's a Secret to Everybody";

    String DESK_TOKEN = "desk-token-of-the-tests";
}
