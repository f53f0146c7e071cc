package io.slipway.sandbox;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Stands in for the sites of every programme: one real SSH server each. */
@Component
@Profile("demo | sandbox")
@ConditionalOnProperty(name = "slipway.sandbox.hosts", matchIfMissing = true)
class SandboxHosts implements SmartLifecycle {

    private final List<Programme> programmes;
    private final Path folder;
    private final int port;
    private final List<LoopbackHosts> running = new ArrayList<>();

    SandboxHosts(
            Programmes programmes,
            @Value("${slipway.data}") Path data,
            @Value("${slipway.sandbox.ssh-port:0}") int port) {
        this.programmes = programmes.all();
        this.folder = data.resolve("sandbox");
        this.port = port;
    }

    @Override
    public void start() {
        for (var programme : programmes) {
            var hosts = programme.environments().stream()
                    .flatMap(environment -> environment.sites().stream())
                    .flatMap(site -> Stream.ofNullable(site.host()))
                    .distinct()
                    .toList();
            var loopback =
                    new LoopbackHosts(folder, port == 0 ? 0 : port + running.size(), hosts, programme.initialVersion());
            running.add(loopback);
            loopback.start(programme.id());
        }
    }

    @Override
    public void stop() {
        running.forEach(LoopbackHosts::stop);
        running.clear();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }
}
