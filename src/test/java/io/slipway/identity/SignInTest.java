package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final String PASSWORD = "Rather-Good-2026";

    private final TestClock clock = new TestClock();
    private final ProcessEngine engine = engine();
    private final List<Object> events = new ArrayList<>();
    private final SignIn signIn = new SignIn(new Accounts(engine), new Guesses(clock), events::add, clock);

    @BeforeEach
    void jane() {
        new Accounts(engine).admit(new Newcomer("jane", "Jane", "Smith", "jane@example.org", Set.of("team"), PASSWORD));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whoeverIsGuessedAtIsToldOnceAnHour() {
        guess("10.0.0.1", "jane", Guesses.OF_ONE);
        guess("10.0.0.2", "jane", Guesses.OF_ONE);

        assertThat(events).singleElement().isInstanceOfSatisfying(SignInPaused.class, paused -> {
            assertThat(paused.email()).isEqualTo("jane@example.org");
            assertThat(paused.address()).isEqualTo("10.0.0.1");
            assertThat(paused.until()).isAfter(clock.instant());
        });

        clock.advanceTo(clock.instant().plus(Duration.ofMinutes(61)));
        guess("10.0.0.1", "jane", Guesses.OF_ONE);
        assertThat(events).hasSize(2);
    }

    @Test
    void aNameWithoutAnAccountIsHeldUpLikeAnyOtherAndNobodyIsTold() {
        guess("10.0.0.1", "nobody", Guesses.OF_ONE);

        assertThat(events).isEmpty();
    }

    @Test
    void thePersonGetsInWhileSomebodyElseGuesses() {
        guess("10.0.0.1", "jane", 3 * Guesses.OF_ONE);

        assertThat(signIn.proved("10.0.0.1", "jane", PASSWORD)).isEmpty();
        assertThat(signIn.proved("192.168.0.1", "jane", PASSWORD)).isPresent();
    }

    @Test
    void aRefusalTakesTheSameTimeWhateverItsReason() {
        for (var name : List.of("jane", "nobody", "no/name")) {
            var since = System.nanoTime();
            signIn.proved("10.0.0.3", name, "guessed");
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThanOrEqualTo(Duration.ofMillis(95));
        }
    }

    private void guess(String address, String name, int times) {
        for (var time = 0; time < times; time++) {
            assertThat(signIn.proved(address, name, "guessed-" + time)).isEmpty();
        }
    }

    /** As application.yaml has it: the engine locks nobody. */
    private static ProcessEngine engine() {
        var settings = new StandaloneInMemProcessEngineConfiguration();
        settings.setLoginMaxAttempts(Integer.MAX_VALUE);
        settings.setLoginDelayBase(0);
        return settings.setProcessEngineName(UUID.randomUUID().toString())
                .setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID())
                .setJobExecutorActivate(false)
                .buildProcessEngine();
    }
}
