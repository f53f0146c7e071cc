package io.slipway.deployment.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.deployment.Playbook;
import io.slipway.deployment.RunEvent;
import io.slipway.deployment.RunEvent.Kind;
import io.slipway.deployment.RunOrder;
import io.slipway.deployment.RunReport;
import io.slipway.deployment.RunState;
import io.slipway.release.Build;
import io.slipway.testing.Eventually;
import io.slipway.testing.Hosts;
import io.slipway.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The playbooks and their launcher against real SSH hosts. */
class AnsibleControllerTest {

    @RegisterExtension
    final Hosts hosts = Hosts.of("hub", "kch", "uclh", "gstt");

    private final Bench bench = new Bench(hosts);

    @Test
    @Requirement({"F-085", "F-087", "F-127", "F-128"})
    void deploysThenChangesNothingMoreThenVerifiesThenReturns() throws IOException {
        var build = bench.build("1.4.0.0-rc1");

        var deployed = bench.run(Playbook.DEPLOY, build, "hub", "kch", "uclh");

        assertThat(deployed.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(versions(deployed))
                .containsExactlyInAnyOrder("hub 1.4.0.0-rc1", "kch 1.4.0.0-rc1", "uclh 1.4.0.0-rc1");
        assertThat(hosts.site("kch").resolve("current/flip-api/app.txt")).hasContent("1.4.0.0-rc1");
        assertThat(hosts.site("kch").resolve("current/flags.json")).hasContent("{\"cohort-export\": true}");
        assertThat(hosts.site("uclh").resolve("current/flags.json")).hasContent("{\"cohort-export\": true}");
        assertThat(hosts.version("kch")).isEqualTo("1.4.0.0-rc1");
        assertThat(hosts.version("gstt")).isEqualTo("1.3.0.0");

        assertThat(changes(bench.run(Playbook.DEPLOY, build, "hub", "kch", "uclh")))
                .isEmpty();
        Files.writeString(hosts.site("uclh").resolve("current/flags.json"), "{\"cohort-export\": false}");
        var verified = bench.run(Playbook.VERIFY, build, "kch", "uclh");
        assertThat(versions(verified)).containsExactly("kch 1.4.0.0-rc1");
        assertThat(messages(verified, Kind.FAILED, "uclh")).contains("flags hold for all sites");

        var returned = bench.run(Playbook.ROLLBACK, build, "hub", "kch", "gstt");
        assertThat(versions(returned)).containsExactlyInAnyOrder("hub 1.3.0.0", "kch 1.3.0.0", "gstt 1.3.0.0");
        assertThat(hosts.site("kch").resolve("current").toRealPath()).hasFileName("1.3.0.0");
    }

    @Test
    @Requirement({"F-087", "F-088"})
    void everySiteThatFailsFailsForItself() throws IOException {
        hosts.impersonate("hub");
        hosts.takeDown("gstt");
        hosts.makeUnhealthy("uclh");

        var report = bench.run(Playbook.DEPLOY, bench.build("1.4.0.0-rc1"), "gstt", "hub", "kch", "uclh");

        assertThat(report.state()).isEqualTo(RunState.FAILED);
        assertThat(versions(report)).containsExactly("kch 1.4.0.0-rc1");
        assertThat(messages(report, Kind.UNREACHABLE, "hub")).contains("Host key verification failed");
        assertThat(messages(report, Kind.UNREACHABLE, "gstt")).contains("Connection refused");
        assertThat(messages(report, Kind.FAILED, "uclh")).contains("1.3.0.0 is back");
        assertThat(hosts.site("uclh").resolve("current").toRealPath()).hasFileName("1.3.0.0");
        assertThat(hosts.version("uclh")).isEqualTo("1.3.0.0");
        assertThat(hosts.version("hub")).isEqualTo("1.3.0.0");
    }

    @Test
    void anArtefactThatIsNotTheBuildsChangesNothing() throws IOException {
        var build = bench.build("1.4.0.0-rc1");
        Files.writeString(bench.artefact(build), "something else");

        var report = bench.run(Playbook.DEPLOY, build, "kch", "uclh");

        assertThat(report.state()).isEqualTo(RunState.FAILED);
        assertThat(changes(report)).isEmpty();
        assertThat(hosts.site("kch").resolve("releases/1.4.0.0-rc1")).doesNotExist();
    }

    @Test
    void aDryRunPassesAndChangesNothing() {
        var controller = bench.controller(bench.program("exec ansible-playbook --check \"$@\""), Duration.ofMinutes(5));
        var order = bench.order(Playbook.DEPLOY, bench.build("1.4.0.0-rc1"), "kch");

        bench.begin(controller, order);

        assertThat(bench.end(controller, order).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(hosts.version("kch")).isEqualTo("1.3.0.0");
        assertThat(hosts.site("kch").resolve("releases/1.4.0.0-rc1")).doesNotExist();
    }

    @Test
    @Requirement("F-088")
    void aHostOutsideTheInventoryIsRefusedBeforeAndDuringTheRun() {
        assertThat(bench.controller().obstacle("flip", List.of("kch", "stranger")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("no host stranger"));

        var report = bench.run(Playbook.DEPLOY, bench.build("1.4.0.0-rc1"), "kch", "stranger");

        assertThat(report.state()).isEqualTo(RunState.FAILED);
        assertThat(changes(report)).isEmpty();
    }

    @Test
    @Requirement("F-128")
    void anInventoryThatSetsFlagsForOneSiteIsRefused() throws IOException {
        var file = hosts.inventory().resolve("flip.yml");
        Files.writeString(file, Files.readString(file).replace("    kch: {", "    kch: {release_flags: {}, "));

        assertThat(bench.controller().obstacle("flip", List.of("kch")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("release_flags", "hold for all sites"));
    }

    @Test
    @Requirement("F-086")
    void aMachineThatIsNotTheControlNodeRunsNothing() {
        var settings = bench.settings("ansible-playbook", Duration.ofMinutes(1), "hub-control", "laptop");
        var elsewhere = bench.controller(settings);
        var order = bench.order(Playbook.DEPLOY, bench.build("1.4.0.0-rc1"), "kch");
        elsewhere.prepare(order);

        assertThat(elsewhere.isHere()).isFalse();
        assertThat(elsewhere.obstacle("flip", List.of("kch")))
                .hasValue("Playbooks run from hub-control only; this machine is laptop");
        assertThatThrownBy(() -> elsewhere.start(order.id())).hasMessageContaining("hub-control only");
        assertThat(elsewhere.report(order.id()).state()).isEqualTo(RunState.REQUESTED);
    }

    @Test
    void aCancelledRunStopsAndKeepsWhatItDid() {
        hosts.makeSlow("kch");
        var controller = bench.controller();
        var order = bench.order(Playbook.DEPLOY, bench.build("1.4.0.0-rc1"), "kch");
        bench.begin(controller, order);
        bench.awaitStep(controller, order, "Health check");

        controller.cancel(order.id());
        controller.cancel(order.id());

        assertThat(bench.end(controller, order).state()).isEqualTo(RunState.CANCELLED);
        assertThat(bench.folder(order).resolve("vars.json")).doesNotExist();
    }

    @Test
    void aRunCancelledBeforeItBeganTouchesNothing() {
        var controller = bench.controller();
        var order = bench.order(Playbook.DEPLOY, bench.build("1.4.0.0-rc1"), "kch");
        controller.prepare(order);
        controller.cancel(order.id());

        controller.start(order.id());

        var report = bench.end(controller, order);
        assertThat(report.state()).isEqualTo(RunState.CANCELLED);
        assertThat(report.events()).isEmpty();
    }

    @Test
    void aRunThatTakesTooLongIsStopped() {
        var controller = bench.controller(bench.program("exec sleep 120"), Duration.ofSeconds(1));
        var order = bench.order(Playbook.DEPLOY, bench.build("1.4.0.0-rc1"), "kch");

        bench.begin(controller, order);

        assertThat(bench.end(controller, order).state()).isEqualTo(RunState.TIMED_OUT);
    }

    @Test
    void aRunWhoseLauncherIsKilledIsLostAndItsVariablesAreRemoved() {
        var controller = bench.controller(bench.program("exec sleep 120"), Duration.ofMinutes(5));
        var order = bench.order(Playbook.DEPLOY, bench.build("1.4.0.0-rc1"), "kch");
        bench.begin(controller, order);
        Eventually.until(() -> controller.report(order.id()).state(), state -> state == RunState.RUNNING);
        var pid = new RunFolder(bench.folder(order))
                .claim()
                .orElseThrow()
                .path("pid")
                .asLong();

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        assertThat(bench.end(controller, order).state()).isEqualTo(RunState.LOST);
        assertThat(bench.folder(order).resolve("vars.json")).doesNotExist();
    }

    @Test
    void sixThatRaceForARunStartItOnce() throws IOException {
        var count = hosts.folder().resolve("count");
        var program = bench.program("echo started >> " + count);
        var order = bench.order(Playbook.DEPLOY, bench.build("1.4.0.0-rc1"), "kch");
        var racers = Stream.generate(() -> bench.controller(program, Duration.ofMinutes(1)))
                .limit(6)
                .toList();

        racers.parallelStream().forEach(racer -> bench.begin(racer, order));

        racers.forEach(racer -> bench.end(racer, order));
        racers.forEach(racer -> racer.start(order.id()));
        assertThat(Files.readAllLines(count)).containsExactly("started");
        assertThat(bench.folder(order).getParent()).isDirectoryNotContaining("glob:**/.new*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1;id",
                "$(id)",
                "--extra-vars=@/etc/passwd",
                "{{ lookup('pipe','id') }}",
                "../../etc",
                "",
                "a b"
            })
    void whatIsNotPlainlyANameIsRefused(String hostile) {
        var build = bench.build("1.4.0.0-rc1");
        var component = new Build.Component(hostile, "1", "a.tar.gz", "0".repeat(64));
        var renamed = new Build("flip", hostile, build.digest(), build.components(), List.of(), List.of());
        var other = new Build("flip", "1", build.digest(), List.of(component), List.of(), List.of());

        assertThatThrownBy(() -> bench.order(Playbook.DEPLOY, build, "kch", hostile))
                .hasMessageContaining("not a host");
        assertThatThrownBy(() -> bench.order(Playbook.DEPLOY, renamed, "kch")).hasMessageContaining("not a build name");
        assertThatThrownBy(() -> bench.order(Playbook.DEPLOY, other, "kch")).hasMessageContaining("not a component");
        assertThatThrownBy(
                        () -> new RunOrder(hostile, "flip", order().release(), Playbook.DEPLOY, build, List.of("kch")))
                .hasMessageContaining("not a run id");
    }

    private RunOrder order() {
        return bench.order(Playbook.DEPLOY, bench.build("1"), "kch");
    }

    private static List<String> versions(RunReport report) {
        return report.events().stream()
                .filter(event -> event.kind() == Kind.OUTCOME)
                .map(event -> event.host() + " " + event.version())
                .toList();
    }

    private static List<RunEvent> changes(RunReport report) {
        return report.events().stream().filter(RunEvent::changed).toList();
    }

    private static String messages(RunReport report, Kind kind, String host) {
        return String.join(
                " ",
                report.events().stream()
                        .filter(event -> event.kind() == kind && host.equals(event.host()))
                        .map(event -> String.valueOf(event.message()))
                        .toList());
    }
}
