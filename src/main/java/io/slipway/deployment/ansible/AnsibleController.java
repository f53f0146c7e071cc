package io.slipway.deployment.ansible;

import static java.util.stream.Collectors.toMap;

import io.slipway.build.Build;
import io.slipway.deployment.AutomationController;
import io.slipway.deployment.RunOrder;
import io.slipway.deployment.RunReport;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Runs ansible-playbook under a launcher of its own, which goes on when this process is killed. */
@Component
@ConditionalOnProperty(name = "slipway.deployment.controller", havingValue = "ansible", matchIfMissing = true)
class AnsibleController implements AutomationController {

    private final AnsibleSettings settings;
    private final Playbooks playbooks;
    private final Inventories inventories;
    private final Path runs;
    private final Path artefacts;
    private final Map<String, Process> launchers = new ConcurrentHashMap<>();

    AnsibleController(
            AnsibleSettings settings,
            Playbooks playbooks,
            Inventories inventories,
            @Value("${slipway.data}") Path data,
            @Value("${slipway.artefacts}") Path artefacts) {
        this.settings = settings;
        this.playbooks = playbooks;
        this.inventories = inventories;
        this.runs = data.toAbsolutePath().normalize().resolve("runs");
        this.artefacts = artefacts.toAbsolutePath().normalize();
    }

    @Override
    public Optional<String> knownObstacle(String programme, List<String> hosts) {
        return hosts.isEmpty() || !isHere() ? Optional.empty() : inventories.knownObstacle(programme, hosts);
    }

    @Override
    public Optional<String> obstacle(String programme, List<String> hosts) {
        return hosts.isEmpty() || !isHere() ? Optional.empty() : inventories.obstacle(programme, hosts);
    }

    @Override
    public boolean isHere() {
        return settings.isControlNode();
    }

    @Override
    public void prepare(RunOrder order) {
        folder(order.id()).create(request(order), variables(order));
    }

    @Override
    public void start(String run) {
        var folder = folder(run);
        if (folder.claim().isPresent() || isStarting(run)) {
            return;
        }
        requireControlNode();
        folder.require();
        var launcher = new ProcessBuilder(
                        settings.python(),
                        "-I",
                        playbooks.file("launch.py").toString(),
                        folder.path().toString())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.path().resolve("launcher.log").toFile()));
        launcher.environment().clear();
        launcher.environment().put("PATH", settings.path());
        try {
            launchers.put(run, launcher.start());
        } catch (IOException failed) {
            throw new UncheckedIOException("The launcher of run " + run + " cannot be started", failed);
        }
    }

    @Override
    public RunReport report(String run) {
        var report = new RunFiles(folder(run)).report();
        if (report.state().hasEnded()) {
            launchers.remove(run);
        }
        return report;
    }

    @Override
    public void cancel(String run) {
        folder(run).cancel();
    }

    private boolean isStarting(String run) {
        var launcher = launchers.get(run);
        return launcher != null && launcher.isAlive();
    }

    private void requireControlNode() {
        if (!isHere()) {
            throw new IllegalStateException("Playbooks run from " + settings.controlNode() + " only");
        }
    }

    private RunFolder folder(String run) {
        return new RunFolder(runs.resolve(run));
    }

    private Map<String, ?> request(RunOrder order) {
        return Map.of(
                "argv", argv(order),
                "env", environment(order),
                "timeout_s", settings.timeout().toSeconds(),
                "kill_grace_s", settings.grace().toSeconds());
    }

    private List<String> argv(RunOrder order) {
        var argv = new ArrayList<>(List.of(
                settings.command(),
                "--inventory",
                settings.inventoryOf(order.programme()).toString(),
                "--limit",
                String.join(",", order.hosts()),
                "--extra-vars",
                "@" + runs.resolve(order.id()).resolve("vars.json")));
        if (settings.vaultPasswordFile() != null) {
            argv.add("--vault-password-file");
            argv.add(settings.vaultPasswordFile().toAbsolutePath().toString());
        }
        argv.add(playbooks.file(order.playbook().file()).toString());
        return argv;
    }

    private Map<String, String> environment(RunOrder order) {
        var folder = runs.resolve(order.id());
        return Map.of(
                "PATH", settings.path(),
                "HOME", folder.toString(),
                "LANG", "C.UTF-8",
                "LC_ALL", "C.UTF-8",
                "PYTHONDONTWRITEBYTECODE", "1",
                "ANSIBLE_CONFIG", playbooks.file("ansible.cfg").toString(),
                "ANSIBLE_LOCAL_TEMP", folder.resolve("tmp").toString(),
                "RELEASE_EVENTS_FILE", folder.resolve("events.jsonl").toString(),
                "RELEASE_RUN_ID", order.id());
    }

    private Map<String, ?> variables(RunOrder order) {
        var build = order.build();
        return new TreeMap<>(Map.of(
                "release_key", order.release().value(),
                "release_build", build.name(),
                "release_digest", build.digest(),
                "release_components",
                        build.components().stream()
                                .map(AnsibleController::component)
                                .toList(),
                "release_flags", build.flags().stream().collect(toMap(Build.Flag::flag, Build.Flag::enabled)),
                "release_hosts", order.hosts(),
                "release_artefacts", artefacts.resolve(order.programme()).toString()));
    }

    private static Map<String, String> component(Build.Component component) {
        return Map.of(
                "component", component.component(),
                "version", component.version(),
                "artefact", component.artefact(),
                "sha256", component.sha256());
    }
}
