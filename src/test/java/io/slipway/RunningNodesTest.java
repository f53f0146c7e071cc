package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.testing.Requirement;
import io.slipway.testing.RunningRelease;
import io.slipway.testing.RunningSlipway;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two real applications with data folders of their own on one PostgreSQL, both free to run playbooks. */
@Tag("process")
class RunningNodesTest {

    private final EmbeddedPostgres database = database();

    private final RunningSlipway first = RunningSlipway.start(here());

    /** It has the same sites and artefacts, and watches runs only: the sample tickets are files of the first. */
    private final RunningSlipway second = RunningSlipway.start(Stream.concat(
                    Stream.of(here()),
                    Stream.of(
                            "--slipway.ansible.inventory="
                                    + first.data().resolve("sandbox").resolve("inventory"),
                            "--slipway.artefacts=" + first.data().resolve("artefacts"),
                            "--slipway.sandbox.hosts=false",
                            "--camunda.bpm.job-execution.enabled=false"))
            .toArray(String[]::new));

    @AfterEach
    void stop() throws IOException {
        second.close();
        first.close();
        database.close();
    }

    @Test
    @Requirement({"F-085", "F-086"})
    void eachRunIsCarriedOutByOneOfThem() {
        var release = RunningRelease.start(first, "FLIP-103");

        release.reach("recordSitResults");

        var runs = release.runs();
        assertThat(runs.stream().map(RunningNodesTest::what))
                .containsExactly("sit DEPLOY SUCCEEDED", "sit VERIFY SUCCEEDED");
        assertThat(Stream.of(first, second).flatMap(node -> folders(node).stream()))
                .containsExactlyInAnyOrderElementsOf(
                        runs.stream().map(run -> run.path("id").asText()).toList());
    }

    private String[] here() {
        return new String[] {
            "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
            "--spring.datasource.username=postgres",
            "--spring.datasource.password="
        };
    }

    private static String what(JsonNode run) {
        return run.path("environment").asText() + " " + run.path("playbook").asText() + " "
                + run.path("state").asText();
    }

    private static List<String> folders(RunningSlipway node) {
        var runs = node.data().resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (var folders = Files.list(runs)) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static EmbeddedPostgres database() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
