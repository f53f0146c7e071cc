package io.slipway.models.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.process.TaskProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;

/** Who takes the answers of which task, as the models say it and as the design tells it. */
class TakersInUseTest {

    private static final Path DESIGN = Path.of("docs", "design.md");

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    TakersInUseTest() {
        new ClassPathBeanDefinitionScanner(beans).scan("io.slipway");
    }

    /** Whoever takes the answers of one task and asks its model for nothing is Java of that task's own. */
    @Test
    void atMostTenUserTasksHaveJavaOfTheirOwn() throws IOException {
        var own = takers().entrySet().stream()
                .filter(taker -> taker.getValue().size() == 1
                        && properties(taker.getKey()).isEmpty())
                .flatMap(taker -> taker.getValue().stream().map(TakersInUseTest::name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(own).hasSizeLessThanOrEqualTo(10);
        assertThat(Files.readString(DESIGN)).contains(own.size() + " have Java of their own");
        assertThat(rows("| Java of its own |")).extracting(row -> row.get(1)).containsExactlyInAnyOrderElementsOf(own);
        assertThat(rows("| Java of its own |")).extracting(row -> row.get(2)).noneMatch(String::isBlank);
    }

    @Test
    void theDesignTellsWhoTakesTheAnswersOfEachTaskAndWhatTheyAreTold() throws IOException {
        var told = Stream.concat(rows("| taker |").stream(), rows("| Java of its own |").stream())
                .collect(Collectors.toMap(row -> row.get(0).replace("`", ""), row -> row));

        assertThat(told.keySet()).isEqualTo(takers().keySet());
        takers().forEach((taker, tasks) -> {
            var row = String.join(" | ", Objects.requireNonNull(told.get(taker)));
            assertThat(tasks).as(taker).map(TakersInUseTest::name).allMatch(row::contains);
            assertThat(properties(taker))
                    .as(taker)
                    .flatMap(property -> Stream.concat(Stream.of(property.name()), Arrays.stream(property.values()))
                            .toList())
                    .allMatch(word -> row.contains("`" + word + "`"));
        });
    }

    private static String name(String task) {
        return task.replaceFirst(".* ", "");
    }

    private List<TaskProperty> properties(String taker) {
        return List.of(Objects.requireNonNull(beans.getType(taker)).getAnnotationsByType(TaskProperty.class));
    }

    /** Returns the tasks of each taker, by the file of the model and the id. */
    private static Map<String, Set<String>> takers() throws IOException {
        var takers = new TreeMap<String, Set<String>>();
        try (var files = Stream.concat(
                Files.walk(Path.of("processes")), Files.walk(Path.of("src/test/resources/mhhs/processes")))) {
            for (var file :
                    files.filter(found -> found.toString().endsWith(".bpmn")).toList()) {
                Bpmn.readModelFromFile(file.toFile())
                        .getModelElementsByType(UserTask.class)
                        .forEach(task -> takers(task)
                                .forEach(taker -> takers.computeIfAbsent(taker, none -> new TreeSet<>())
                                        .add(file.getFileName() + " " + task.getId())));
            }
        }
        return takers;
    }

    private static Stream<String> takers(UserTask task) {
        return task.getExtensionElements().getElements().stream()
                .flatMap(list -> list.getChildElementsByType(CamundaProperty.class).stream())
                .filter(property -> property.getCamundaName().equals("takes"))
                .flatMap(property -> Arrays.stream(property.getCamundaValue().split("\\s*,\\s*")));
    }

    /** Returns the rows of a table in the design, by how its head begins. */
    private static List<List<String>> rows(String head) throws IOException {
        return Files.readAllLines(DESIGN).stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
