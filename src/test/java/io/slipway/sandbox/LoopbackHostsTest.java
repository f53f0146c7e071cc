package io.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Hosts;
import java.io.IOException;
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
    void aProcessThatIsNotOursIsLeftAlone() throws IOException {
        hosts().start("flip");
        var ours = Files.readString(pid("kch"));
        Files.writeString(pid("kch"), Long.toString(ProcessHandle.current().pid()));

        hosts().stop();

        assertThat(ProcessHandle.current().isAlive()).isTrue();
        assertThat(answers("127.0.0.10")).isTrue();
        Files.writeString(pid("kch"), ours);
    }

    private LoopbackHosts hosts() {
        return new LoopbackHosts(folder, port, List.of("kch", "uclh"), "1.3.0.0");
    }

    private Path pid(String host) {
        return folder.resolve("hosts").resolve(host).resolve("sshd.pid");
    }

    private boolean answers(String address) {
        try (var socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
