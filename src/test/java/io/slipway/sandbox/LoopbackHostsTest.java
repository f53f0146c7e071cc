package io.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.testing.Eventually;
import io.slipway.testing.Hosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SSH hosts of the demo come back after a crash and go when they are told to. */
class LoopbackHostsTest {

    private final int port = Hosts.freePort();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        hosts().stop();
    }

    @Test
    void hostsThatOutlivedAKilledApplicationAreAdopted() throws IOException {
        hosts().start("flip");
        var before = Files.readString(pid("kch"));

        hosts().start("flip");

        assertThat(pid("kch")).hasContent(before);
    }

    @Test
    void aHostThatDiedIsStartedAgainAndItsSiteIsLeftAsItIs() throws IOException {
        hosts().start("flip");
        hosts().stop("kch");
        Files.writeString(folder.resolve("sites/kch/VERSION"), "1.4.0.0-rc1");

        hosts().start("flip");

        assertThat(answers("127.0.0.10")).isTrue();
        assertThat(folder.resolve("sites/kch/VERSION")).hasContent("1.4.0.0-rc1");
    }

    @Test
    void aProcessThatIsNotOursIsLeftAloneAndOursIsFoundWithoutItsRecord() throws IOException {
        hosts().start("flip");
        Files.writeString(pid("kch"), Long.toString(ProcessHandle.current().pid()));
        Files.delete(pid("uclh"));

        hosts().stop();

        assertThat(ProcessHandle.current().isAlive()).isTrue();
        assertThat(answers("127.0.0.10")).isFalse();
        assertThat(answers("127.0.0.11")).isFalse();
    }

    @Test
    void twoDemosStandSideBySideAndKeepTheirPorts(@TempDir Path neighbour) throws IOException {
        var other = demo(neighbour);
        demo(folder).start("flip");
        other.start("flip");
        try {
            var port = KeptPorts.in(folder).of("ssh.flip");
            assertThat(KeptPorts.in(neighbour).of("ssh.flip")).isNotIn(0, port);
            demo(folder).stop();

            demo(folder).start("flip");

            assertThat(KeptPorts.in(folder).of("ssh.flip")).isEqualTo(port);
        } finally {
            other.stop();
        }
    }

    @Test
    void aPortThatAnotherTookMeanwhileIsGivenUpByAll() throws IOException {
        demo(folder).start("flip");
        var port = KeptPorts.in(folder).of("ssh.flip");
        demo(folder).stop("uclh");
        // a server that was told to stop holds its port a moment longer
        Eventually.until(() -> answers("127.0.0.11", port), answers -> !answers);
        try (var stranger = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.11"))) {
            demo(folder).start("flip");

            var other = KeptPorts.in(folder).of("ssh.flip");
            assertThat(other).isNotEqualTo(stranger.getLocalPort());
            assertThat(folder.resolve("inventory/flip.yml")).content().contains("ansible_port: " + other);
            assertThat(folder.resolve("ssh/known_hosts")).content().contains("[127.0.0.10]:" + other);
            assertThat(answers("127.0.0.11", other)).isTrue();
        }
    }

    @Test
    void aPortThatWasAskedForAndIsTakenIsRefusedWithTheMend() throws IOException {
        try (var stranger = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.11"))) {
            assertThatThrownBy(() -> hosts().start("flip"))
                    .rootCause()
                    .hasMessageContaining("port " + stranger.getLocalPort() + " is taken")
                    .hasMessageContaining("slipway.sandbox.ssh-port");
        }
    }

    private static LoopbackHosts demo(Path folder) {
        return new LoopbackHosts(folder, 0, List.of("kch", "uclh"), "1.3.0.0");
    }

    private LoopbackHosts hosts() {
        return new LoopbackHosts(folder, port, List.of("kch", "uclh"), "1.3.0.0");
    }

    private Path pid(String host) {
        return folder.resolve("hosts").resolve(host).resolve("sshd.pid");
    }

    private boolean answers(String address) {
        return answers(address, port);
    }

    private static boolean answers(String address, int port) {
        try (var socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
