package io.slipway.deployment.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.build.Build;
import io.slipway.deployment.Playbook;
import io.slipway.deployment.RunOrder;
import io.slipway.deployment.RunState;
import io.slipway.testing.Eventually;
import io.slipway.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a run begins and ends, whatever happens to those who watch it; no site is needed for that. */
class LauncherTest {

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(folder, folder.resolve("inventory"));
    }

    /** A launcher that comes too late looks at the run and leaves; until then its folder cannot be taken away. */
    @AfterEach
    void everyLauncherHasLeft() {
        Eventually.until(
                () -> ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(command -> command.contains(folder.toString()))
                        .toList(),
                List::isEmpty);
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
                .as("the control node asks again before it begins what was ordered here")
                .isEmpty();
        assertThatThrownBy(() -> elsewhere.start(order.id())).hasMessageContaining("hub-control only");
        assertThat(elsewhere.report(order.id()).state()).isEqualTo(RunState.REQUESTED);
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
    void aRunThatWasNeverPreparedHasNothingToStop() {
        var controller = bench.controller();

        controller.cancel("nothing");

        assertThat(controller.report("nothing").state()).isEqualTo(RunState.REQUESTED);
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
    void aRunOutlivesTheApplicationThatStartedItAndIsFoundAgain() throws IOException {
        var program = bench.program("until [ -e " + folder.resolve("go") + " ]; do sleep 0.1; done");
        var application = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedApplication.class.getName(),
                        folder.toString(),
                        program)
                .inheritIO()
                .start();
        var afterwards = bench.controller(program, Duration.ofMinutes(5));
        var order = bench.order(Playbook.DEPLOY, bench.build("1.4.0.0-rc1"), "kch");
        Eventually.until(() -> afterwards.report(order.id()).state(), state -> state == RunState.RUNNING);

        application.destroyForcibly();
        Eventually.until(application::isAlive, alive -> !alive);

        bench.begin(afterwards, order);
        assertThat(afterwards.report(order.id()).state()).isEqualTo(RunState.RUNNING);
        Files.createFile(folder.resolve("go"));
        assertThat(bench.end(afterwards, order).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void sixThatRaceForARunStartItOnce() throws IOException {
        var count = folder.resolve("count");
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
}
