package io.slipway.deployment.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Requirement;
import io.slipway.words.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inventories as people write them for Ansible. */
@Tag("process")
@Requirement("F-088")
class InventoriesTest {

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-24T19:30:00Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);

    @Test
    void rangesAndGroupsOfGroupsAreHosts() {
        write("flip.yml", """
                all:
                  children:
                    hospitals:
                      children:
                        trusts:
                          hosts:
                            trust[01:03]:
                    hub_group: {hosts: {hub: }}
                """);

        assertThat(obstacle("hub", "trust01", "trust03")).isEmpty();
        assertThat(obstacle("trust04"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("no host trust04"));
    }

    @Test
    void whatIsOnlyCalledHostsInAVariableIsNone() {
        write("flip.yml", """
                all:
                  hosts: {hub: {firewall: {hosts: {stranger: open}}}}
                """);

        assertThat(obstacle("stranger"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("no host stranger"));
        assertThat(obstacle("hub")).isEmpty();
    }

    @Test
    void anIniFileAndAFolderOfFilesAreInventoriesToo() {
        write("flip.ini", "[trusts]\ntrust[a:c] site_root=/srv\n");
        assertThat(obstacle("trusta", "trustc")).isEmpty();

        write("other/10-hub.yml", "all: {hosts: {hub: }}");
        write("other/20-trusts", "[trusts]\nkch\n");
        assertThat(inventories(null).obstacle("other", List.of("hub", "kch"))).isEmpty();
    }

    @Test
    void flagsOfOneSiteAreFoundWhereverTheyStand() {
        write("flip.yml", "all: {hosts: {hub: , kch: }}");
        write("host_vars/kch.yml", "release_flags: {}");

        assertThat(obstacle("hub"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("release_flags"));
    }

    @Test
    void aFileInTheVaultIsReadWithItsPassword() {
        var password = write("password", "open sesame");
        write("flip.yml", "all: {hosts: {hub: }}");
        var secret = write("group_vars/all.yml", "token: hidden");
        bench().carryOut("ansible-vault", "encrypt", "--vault-password-file", password.toString(), secret.toString());

        assertThat(inventories(password).obstacle("flip", List.of("hub"))).isEmpty();
        assertThat(obstacle("hub"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("cannot be read"));
    }

    @Test
    void aBrokenFileIsRefusedInAnsiblesWordsWithoutWhatStandsInIt() {
        write("flip.yml", "all:\n  hosts: {hub: {ansible_password: s3cret\n");

        assertThat(obstacle("hub"))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("flip.yml cannot be read").doesNotContain("s3cret"));
    }

    @Test
    void ansibleIsAskedAgainOnlyWhenAFileHasChanged() throws IOException {
        var asked = folder.resolve("asked");
        write("flip.yml", "all: {hosts: {hub: }}");
        var program = bench().program("echo >>" + asked + "; exec ansible-inventory \"$@\"");
        var inventories = bench().inventories(program, null);

        inventories.readAhead("flip");
        assertThat(inventories.obstacle("flip", List.of("hub"))).isEmpty();
        assertThat(inventories.obstacle("flip", List.of("kch"))).isPresent();
        write("flip.yml", "all: {hosts: {hub: , kch: }}");
        assertThat(inventories.obstacle("flip", List.of("kch"))).isEmpty();

        assertThat(Files.readAllLines(asked)).hasSize(2);
    }

    @Test
    void troubleIsNotRemembered() {
        write("flip.yml", "all: {hosts: {hub: }}");
        var inventories = bench().inventories(says("exit 1"), null);
        assertThat(inventories.obstacle("flip", List.of("hub")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("gave no reason"));
        assertThat(inventories.knownObstacle("flip", List.of("hub"))).isEmpty();

        says("echo '{\"all\": {\"hosts\": [\"hub\"]}}'");

        assertThat(inventories.obstacle("flip", List.of("hub"))).isEmpty();
    }

    @Test
    void whatAProgramListsHoldsForAMinute() {
        write("flip.yml", "all: {}");
        var inventories = bench().inventories(says("echo '{\"all\": {\"hosts\": [\"hub\"]}}'"), null);
        assertThat(inventories.obstacle("flip", List.of("kch"))).isPresent();
        says("echo '{\"all\": {\"hosts\": [\"hub\", \"kch\"]}}'");

        now = now.plusSeconds(59);
        assertThat(inventories.obstacle("flip", List.of("kch"))).isPresent();
        now = now.plusSeconds(1);

        assertThat(inventories.obstacle("flip", List.of("kch"))).isEmpty();
    }

    @Test
    void aStepOfALifecycleHearsWhatIsKnownAndNeverWaits() throws IOException {
        write("flip.yml", "all: {}");
        var inventories = bench().inventories(says("echo '{\"all\": {\"hosts\": [\"hub\"]}}'"), null);
        assertThat(inventories.knownObstacle("other", List.of("kch")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("There is no inventory"));

        assertThat(inventories.knownObstacle("flip", List.of("kch"))).isEmpty();
        assertThat(asked()).isZero();
        inventories.readAhead("flip");
        assertThat(inventories.knownObstacle("flip", List.of("kch")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("no host kch"));
        assertThat(inventories.knownObstacle("flip", List.of("hub"))).isEmpty();
        now = now.plusSeconds(60);
        assertThat(inventories.knownObstacle("flip", List.of("kch"))).isEmpty();
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void whatGrowsOldIsReadAheadOnlyWhileSomebodyWantsIt() throws IOException {
        write("flip.yml", "all: {}");
        var inventories = bench().inventories(says("echo '{\"all\": {\"hosts\": [\"hub\"]}}'"), null);
        inventories.readAhead("flip");
        now = now.plusSeconds(3600);
        inventories.readAhead("flip");
        assertThat(asked()).isEqualTo(1);

        assertThat(inventories.knownObstacle("flip", List.of("kch"))).isEmpty();
        inventories.readAhead("flip");
        assertThat(asked()).isEqualTo(2);
        assertThat(inventories.knownObstacle("flip", List.of("kch"))).isPresent();
        now = now.plusSeconds(29);
        inventories.readAhead("flip");
        assertThat(asked()).isEqualTo(2);
        now = now.plusSeconds(1);
        inventories.readAhead("flip");
        assertThat(asked()).isEqualTo(3);

        now = now.plusSeconds(600);
        inventories.readAhead("flip");
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    void whatAnsibleComplainsOfCanBeStoredWhateverItIs() {
        write("flip.yml", "all: {}");
        var program =
                says("printf 'ERROR! a\\033[31m \\377 ' >&2; for i in $(seq 300); do printf '\\360\\237\\222\\211' >&2;"
                        + " done; exit 1");

        var reason = bench().inventories(program, null)
                .obstacle("flip", List.of("hub"))
                .orElseThrow();

        assertThat(reason)
                .contains("cannot be read: a\ufffd[31m \ufffd ")
                .endsWith("…")
                .hasSizeLessThan(400);
        assertThat(PlainText.storable(reason)).isEqualTo(reason);
    }

    /** Returns a program in the place of ansible-inventory that does this from now on. */
    private String says(String script) {
        write("../answer.sh", script);
        return bench().program("echo >>" + folder.resolve("calls") + "; . " + folder.resolve("answer.sh"));
    }

    private int asked() throws IOException {
        var calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    private Optional<String> obstacle(String... hosts) {
        return inventories(null).obstacle("flip", List.of(hosts));
    }

    private Inventories inventories(@Nullable Path vaultPassword) {
        return bench().inventories("ansible-inventory", vaultPassword);
    }

    private Bench bench() {
        return new Bench(folder, folder.resolve("inventory"), clock);
    }

    private Path write(String name, String text) {
        try {
            var file = folder.resolve("inventory").resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
