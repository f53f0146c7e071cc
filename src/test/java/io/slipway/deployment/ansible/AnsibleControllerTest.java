package io.slipway.deployment.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.deployment.Playbook;
import io.slipway.deployment.RunEvent;
import io.slipway.deployment.RunEvent.Kind;
import io.slipway.deployment.RunReport;
import io.slipway.deployment.RunState;
import io.slipway.testing.Hosts;
import io.slipway.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The playbooks and their launcher against real SSH hosts. */
@Tag("process")
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
        assertThat(messages(report, Kind.UNREACHABLE, "hub")).contains("Data could not be sent to remote host");
        assertThat(messages(report, Kind.UNREACHABLE, "gstt")).contains("Data could not be sent to remote host");
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

    @ParameterizedTest
    @ValueSource(strings = {"/%s/", "%s-link"})
    void howeverThePlaceOfASiteIsWrittenTheWayBackIsKept(String written) throws IOException {
        var site = hosts.site("kch");
        Files.createSymbolicLink(site.resolveSibling("kch-link"), site);
        var file = hosts.inventory().resolve("flip.yml");
        Files.writeString(
                file, Files.readString(file).replace("\"" + site + "\"", "\"" + written.formatted(site) + "\""));
        var build = bench.build("1.4.0.0-rc1");

        assertThat(bench.run(Playbook.DEPLOY, build, "kch").state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(changes(bench.run(Playbook.DEPLOY, build, "kch"))).isEmpty();
        assertThat(versions(bench.run(Playbook.VERIFY, build, "kch"))).containsExactly("kch 1.4.0.0-rc1");
        assertThat(versions(bench.run(Playbook.ROLLBACK, build, "kch"))).containsExactly("kch 1.3.0.0");
        assertThat(site.resolve("current").toRealPath()).hasFileName("1.3.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sites/kch", "/"})
    void aPlaceThatIsNoFolderOfTheSiteChangesNothing(String written) throws IOException {
        var file = hosts.inventory().resolve("flip.yml");
        Files.writeString(file, Files.readString(file).replace("\"" + hosts.site("kch") + "\"", "\"" + written + "\""));

        var report = bench.run(Playbook.DEPLOY, bench.build("1.4.0.0-rc1"), "kch");

        assertThat(messages(report, Kind.FAILED, "kch")).contains("write the whole path");
        assertThat(changes(report)).isEmpty();
    }

    @Test
    void ansiblesClosingFiguresTellARescuedFailureFromOneThatStays() {
        bench.replace(Playbook.DEPLOY, """
                - hosts: all
                  gather_facts: false
                  tasks:
                    - block:
                        - ansible.builtin.command: "false"
                      rescue:
                        - ansible.builtin.command: "{{ 'true' if inventory_hostname == 'kch' else 'false' }}"
                      always:
                        - ansible.builtin.command: "true"
                    - ansible.builtin.set_stats:
                        per_host: true
                        data: {release_outcome: deployed, release_version: "{{ release_build }}"}
                """);

        var report = bench.run(Playbook.DEPLOY, bench.build("1.4.0.0-rc1"), "kch", "uclh");

        assertThat(messages(report, Kind.FAILED, "kch")).isNotEmpty();
        assertThat(versions(report)).containsExactly("kch 1.4.0.0-rc1");
        assertThat(report.events().stream().filter(event -> event.kind() == Kind.WITHOUT_FAILURE))
                .singleElement()
                .satisfies(event -> assertThat(event.hosts()).containsExactly("kch"));
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
