package io.slipway.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Eventually;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole way, nothing simulated: lifecycle, intent, launcher, ansible-playbook, SSH, a site, and back. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "slipway.deployment.poll=false",
            "slipway.comms.poll=false",
            "slipway.demo-password=" + SlipwayTest.PASSWORD
        })
@ActiveProfiles({"sandbox", "test"})
@ContextConfiguration(initializers = Surroundings.class)
@Tag("process")
class RealDeploymentTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Runs runs;

    @Autowired
    private Environments environments;

    @Value("${slipway.data}")
    private Path data;

    @Test
    @Requirement({"F-085", "F-087"})
    void aReleaseReachesItsSiteThroughAnsible() throws IOException {
        var release = PlannedRelease.start(context, "Export over SSH");
        var build = release.life().release().version() + "-rc1";
        release.throughDocuments();

        release.registerBuild(build);
        Eventually.until(
                () -> {
                    release.life().advance();
                    return release.life().waiting();
                },
                waiting -> waiting.contains("recordSitResults"));

        var site = data.resolve("sandbox/sites/sit");
        assertThat(site.resolve("VERSION")).hasContent(build);
        assertThat(Files.readString(site.resolve("current/flip-api/app.txt"))).contains(build);
        assertThat(runs.of(release.key()))
                .extracting(run -> run.environment() + " " + run.playbook() + " " + run.state())
                .containsExactly("sit DEPLOY SUCCEEDED", "sit VERIFY SUCCEEDED");
        assertThat(environments.installed("flip"))
                .filteredOn(installed -> installed.site().equals("sit"))
                .extracting(InstalledSite::build)
                .containsExactly(build);
    }
}
