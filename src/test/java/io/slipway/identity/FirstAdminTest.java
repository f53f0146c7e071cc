package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FirstAdminTest {

    private static final Pattern SAID = Pattern.compile("with the password (\\S+)");

    private final ProcessEngine engine = ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
            .setProcessEngineName(UUID.randomUUID().toString())
            .setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID())
            .setEnablePasswordPolicy(true)
            .setJobExecutorActivate(false)
            .buildProcessEngine();
    private final Accounts accounts = new Accounts(engine);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aPasswordThatWasMadeUpIsSaidExactlyOnce(CapturedOutput output) {
        new FirstAdmin("").arrive(accounts);
        new FirstAdmin("").arrive(accounts);

        var said = SAID.matcher(output.getAll())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(said).hasSize(1);
        assertThat(accounts.signsIn("admin", said.get(0))).isTrue();
    }

    @Test
    void aPasswordThatWasChosenIsNeverSaid(CapturedOutput output) {
        new FirstAdmin("Chosen-Well-2026").arrive(accounts);

        assertThat(output.getAll()).doesNotContain("Chosen-Well-2026");
        assertThat(accounts.signsIn("admin", "Chosen-Well-2026")).isTrue();
    }

    @Test
    void theFirstAdministratorNeedsAGoodPasswordToo() {
        var weak = new FirstAdmin("1");

        assertThatThrownBy(() -> weak.arrive(accounts)).hasMessageContaining("olicy");
    }

    @Test
    void onlyADemoTakesAWeakPasswordAndThePolicyIsBackAfterwards() {
        var visitor = new Newcomer("visitor", "V", "I", "", Set.of("team"), "demo");

        accounts.admitToDemo(List.of(visitor));

        assertThat(accounts.signsIn("visitor", "demo")).isTrue();
        assertThatThrownBy(() -> accounts.admit(visitor)).hasMessageContaining("olicy");
    }

    @Test
    void somebodyWhoComesAgainKeepsOneAccountAndHasExactlyTheGroupsOfToday() {
        accounts.admitToDemo(List.of(new Newcomer("visitor", "V", "I", "", Set.of("a", "b"), "demo")));
        accounts.admitToDemo(List.of(new Newcomer("visitor", "V", "I", "", Set.of("b", "c"), "demo")));

        assertThat(accounts.find("visitor").orElseThrow().groups()).containsExactlyInAnyOrder("b", "c");
    }
}
