package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuessesTest {

    private final TestClock clock = new TestClock();
    private final Guesses guesses = new Guesses(clock);

    @Test
    void oneWrongPasswordHoldsUpNobody() {
        fail("10.0.0.1", "jane", 1);

        assertThat(guesses.refuses("10.0.0.1", "jane")).isFalse();
    }

    @Test
    void whoGuessesIsHeldUpAtThatAccountAndNobodyElseIs() {
        fail("10.0.0.1", "jane", Guesses.OF_ONE);

        assertThat(guesses.refuses("10.0.0.1", "jane")).isTrue();
        assertThat(guesses.refuses("10.0.0.1", "JANE")).isTrue();
        assertThat(guesses.refuses("10.0.0.2", "jane")).isFalse();
        assertThat(guesses.refuses("10.0.0.1", "joe")).isFalse();
    }

    @Test
    void everyPauseEndsByItselfAndTheNextIsLonger() {
        for (var minutes : new int[] {1, 2, 4, 8, 15, 15}) {
            fail("10.0.0.1", "jane", Guesses.OF_ONE);
            advance(Duration.ofMinutes(minutes).minusSeconds(5));
            assertThat(guesses.refuses("10.0.0.1", "jane"))
                    .as(minutes + " minutes")
                    .isTrue();
            advance(Duration.ofSeconds(10));
            assertThat(guesses.refuses("10.0.0.1", "jane"))
                    .as(minutes + " minutes")
                    .isFalse();
        }
    }

    @Test
    void aSuccessWipesTheSlate() {
        fail("10.0.0.1", "jane", Guesses.OF_ONE - 1);
        guesses.succeeded("10.0.0.1", "jane");
        fail("10.0.0.1", "jane", Guesses.OF_ONE - 1);

        assertThat(guesses.refuses("10.0.0.1", "jane")).isFalse();
    }

    @Test
    void whoeverIsGuessedAtFromEverywhereStillGetsInFromAnyPlaceAtTheFirstAttempt() {
        guesses.succeeded("192.168.1.1", "jane");
        for (var bot = 0; bot < 200; bot++) {
            fail("10.1.0." + bot, "jane", 1);
        }

        assertThat(guesses.refuses("192.168.1.1", "jane")).isFalse();
        assertThat(guesses.refuses("172.16.0.1", "jane")).isFalse();
    }

    @Test
    void fromUnknownPlacesOneFailureIsThenEnoughAndFromKnownOnesItIsNot() {
        guesses.succeeded("192.168.1.1", "jane");
        for (var bot = 0; bot < Guesses.AT_LARGE; bot++) {
            fail("10.1.0." + bot, "jane", 1);
        }
        fail("10.2.0.1", "jane", 1);
        fail("192.168.1.1", "jane", 1);

        assertThat(guesses.refuses("10.2.0.1", "jane")).isTrue();
        assertThat(guesses.refuses("192.168.1.1", "jane")).isFalse();
    }

    @Test
    void whoTriesManyAccountsFromOnePlaceHoldsUpNobodyThere() {
        guesses.succeeded("10.0.0.1", "jane");
        for (var name = 0; name < 300; name++) {
            fail("10.0.0.1", "name-" + name, 1);
        }

        assertThat(guesses.refuses("10.0.0.1", "jane")).isFalse();
        assertThat(guesses.refuses("10.0.0.1", "joe")).isFalse();
        assertThat(guesses.refuses("10.0.0.1", "name-299")).isTrue();
    }

    @Test
    void addressesOfOneNetworkAreOne() {
        for (var host = 1; host <= Guesses.OF_ONE; host++) {
            fail("2001:db8:1:2::" + host, "jane", 1);
        }

        assertThat(guesses.refuses("2001:db8:1:2:ffff::1", "jane")).isTrue();
        assertThat(guesses.refuses("2001:db8:1:3::1", "jane")).isFalse();
    }

    @Test
    void anAdministratorEndsThePauseAtOnce() {
        fail("10.0.0.1", "jane", Guesses.OF_ONE);

        guesses.forgive("Jane");

        assertThat(guesses.refuses("10.0.0.1", "jane")).isFalse();
    }

    @Test
    void manyNamesPushOutTheOldestInsteadOfFillingTheMemory() {
        fail("10.0.0.1", "first", Guesses.OF_ONE);
        for (var name = 0; name < Guesses.KEYS; name++) {
            fail("10.0.0.1", "name-" + name, 1);
        }

        assertThat(guesses.refuses("10.0.0.1", "first")).isFalse();
    }

    @Test
    void namesThatNoAccountCanHaveCountAsOneSoThatNobodyFillsTheMemoryWithThem() {
        for (var name = 0; name < Guesses.OF_ONE; name++) {
            fail("10.0.0.1", "x".repeat(65) + name, 1);
        }

        assertThat(guesses.refuses("10.0.0.1", "y".repeat(2_000_000))).isTrue();
        assertThat(guesses.refuses("10.0.0.1", "\u0000")).isTrue();
        assertThat(guesses.refuses("10.0.0.1", "jane")).isFalse();
    }

    private void advance(Duration time) {
        clock.advanceTo(clock.instant().plus(time));
    }

    private void fail(String address, String account, int times) {
        for (var time = 0; time < times; time++) {
            guesses.failed(address, account);
        }
    }
}
