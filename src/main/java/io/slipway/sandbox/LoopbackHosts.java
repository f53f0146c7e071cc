package io.slipway.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Real SSH servers on loopback addresses, one per host, each with a host key of its own, and the inventory that leads
 * to them. They survive us when we are killed; started again, we adopt them. All listen on one port, which is kept.
 */
public final class LoopbackHosts {

    private static final int FIRST_ADDRESS = 10;

    private final Path folder;
    private final int wanted;
    private final List<String> hosts;
    private final String initialVersion;
    private List<SshServer> servers;

    /** @param port the one to listen on, or 0 for the one of the last start, or a free one if that is taken by now */
    public LoopbackHosts(Path folder, int port, List<String> hosts, String initialVersion) {
        this.folder = folder.toAbsolutePath().normalize();
        this.wanted = port;
        this.hosts = List.copyOf(hosts);
        this.initialVersion = initialVersion;
        this.servers = servers(port);
    }

    /** Starts every host that does not run yet, and writes the inventory for the programme. */
    public void start(String programme) {
        try {
            var keys = Files.createDirectories(folder.resolve("ssh"));
            Keys.create(keys.resolve("id_ed25519"), "slipway-control-node");
            Files.copy(
                    keys.resolve("id_ed25519.pub"),
                    keys.resolve("authorized_keys"),
                    StandardCopyOption.REPLACE_EXISTING);
            servers = servers(choosePort("ssh." + programme));
            for (var server : servers) {
                new SandboxSite(site(server.host())).install(initialVersion);
                server.prepare();
            }
            servers.forEach(SshServer::start);
            Files.writeString(keys.resolve("known_hosts"), knownHosts());
            Files.createDirectories(inventory());
            Files.writeString(inventory().resolve(programme + ".yml"), inventoryText());
        } catch (IOException failed) {
            throw new UncheckedIOException("The sandbox hosts cannot be set up in " + folder, failed);
        }
    }

    /** What still runs since the last start listens on the port of that time, unless all of them have to move. */
    private int choosePort(String name) throws IOException {
        var ports = KeptPorts.in(folder);
        var port = wanted == 0 ? ports.of(name) : wanted;
        if (port == 0 || !servers(port).stream().allMatch(SshServer::canServe)) {
            stop();
            port = wanted == 0
                    ? KeptPorts.free(servers.stream().map(SshServer::address).toList())
                    : wanted;
        }
        if (!servers(port).stream().allMatch(SshServer::canServe)) {
            throw new IOException("port " + port + " is taken by another program on one of the addresses from 127.0.0."
                    + FIRST_ADDRESS + "; set slipway.sandbox.ssh-port to another one, or leave it out and any will do");
        }
        ports.keep(name, port);
        return port;
    }

    private List<SshServer> servers(int port) {
        return IntStream.range(0, hosts.size())
                .mapToObj(number -> new SshServer(
                        hosts.get(number), "127.0.0." + (FIRST_ADDRESS + number), port, folder.resolve("ssh")))
                .toList();
    }

    public void stop() {
        servers.forEach(SshServer::stop);
    }

    public void stop(String host) {
        server(host).stop();
    }

    /** Another machine answers at the host's address: it has another host key than the one we know. */
    public void impersonate(String host) {
        server(host).changeKey();
    }

    public Path site(String host) {
        return folder.resolve("sites").resolve(host);
    }

    /** Returns the folder of the inventories. */
    public Path inventory() {
        return folder.resolve("inventory");
    }

    private SshServer server(String host) {
        return servers.stream()
                .filter(server -> server.host().equals(host))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no sandbox host '" + host + "'"));
    }

    private String knownHosts() {
        var text = new StringBuilder();
        servers.forEach(server -> text.append(server.knownHost()).append('\n'));
        return text.toString();
    }

    private String inventoryText() {
        var text = new StringBuilder(
                """
                all:
                  vars:
                    ansible_connection: ssh
                    ansible_port: %d
                    ansible_user: "%s"
                    ansible_python_interpreter: /usr/bin/python3
                    ansible_ssh_private_key_file: "%s"
                    ansible_ssh_common_args: >-
                      -F /dev/null -o UserKnownHostsFile="%s" -o GlobalKnownHostsFile=/dev/null
                      -o StrictHostKeyChecking=yes -o IdentitiesOnly=yes
                  hosts:
                """.formatted(servers.get(0).port(), SshServer.USER, key("id_ed25519"), key("known_hosts")));
        servers.forEach(server -> text.append("    %s: {ansible_host: %s, site_root: \"%s\"}%n"
                .formatted(server.host(), server.address(), site(server.host()))));
        return text.toString();
    }

    private Path key(String name) {
        return folder.resolve("ssh").resolve(name);
    }
}
