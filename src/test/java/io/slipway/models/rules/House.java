package io.slipway.models.rules;

import io.slipway.programme.Flip;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.testing.Edited;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.StandardEnvironment;

/** The models of the house and the rules for them, with every class that a model may name known and none of them made. */
public final class House {

    private static final ModelRules RULES = new ModelRules(beans(), Flip.programmes(), House::notices);

    private static final Pattern ELEMENT = Pattern.compile(
            "<bpmn:(?:\\w*Event|\\w*Gateway|\\w*[tT]ask|subProcess|callActivity|sequenceFlow) [^>]*?id=[\"']([\\w.-]+)[\"']");

    private House() {}

    public static ModelRules rules() {
        return RULES;
    }

    /** Returns every shipped file by its name. */
    static Map<String, byte[]> files() {
        return Stream.of("processes", "forms")
                .flatMap(House::below)
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString(), House::bytes, (one, other) -> one, TreeMap::new));
    }

    static String text(String file) {
        return new String(files().get(file), StandardCharsets.UTF_8);
    }

    public static Edited edited(String file) {
        return new Edited(text(file));
    }

    /** Returns what is wrong with the shipped file when something in it is written otherwise. */
    static List<String> problems(String file, String text, String instead) {
        return problems(file, edited(file).replace(text, instead).text());
    }

    static List<String> problems(String file, String content) {
        return RULES.problems(file, drawn(content).getBytes(StandardCharsets.UTF_8));
    }

    /** Draws what a test wrote into a model, as Camunda Modeler would have. */
    private static String drawn(String model) {
        var end = model.lastIndexOf("</bpmndi:BPMNPlane>");
        if (end < 0) {
            return model;
        }
        var shapes = ELEMENT.matcher(model)
                .results()
                .map(element -> element.group(1))
                .filter(id -> !model.contains("bpmnElement=\"" + id + "\""))
                .distinct()
                .map(id -> "<bpmndi:BPMNShape id=\"" + id + "_di\" bpmnElement=\"" + id
                        + "\"><dc:Bounds x=\"0\" y=\"0\" width=\"100\" height=\"80\" /></bpmndi:BPMNShape>")
                .collect(Collectors.joining());
        return model.substring(0, end) + shapes + model.substring(end);
    }

    /** Returns what is wrong with all shipped files when one is written otherwise, or is one more. */
    static List<String> problemsOfAll(String file, String content) {
        var files = files();
        files.put(file, drawn(content).getBytes(StandardCharsets.UTF_8));
        return RULES.problems(files);
    }

    /** Returns the text of every model and table of the house, those of the second programme included. */
    static String models() {
        return Stream.of("processes", "src/test/resources/mhhs/processes")
                .flatMap(House::below)
                .map(file -> new String(bytes(file), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /** Returns what is wrong with all shipped files and those of another programme, which stand below its home. */
    static List<String> problemsWith(Programme programme, Path home, String file, UnaryOperator<String> change) {
        var files = files();
        Stream.of("processes", "forms")
                .flatMap(folder -> below(home.resolve(folder).toString()))
                .forEach(one -> files.put(one.getFileName().toString(), bytes(one)));
        var text = new String(files.get(file), StandardCharsets.UTF_8);
        files.put(file, drawn(change.apply(text)).getBytes(StandardCharsets.UTF_8));
        var all = new Programmes() {
            @Override
            public List<Programme> all() {
                return List.of(Flip.programme(), programme);
            }

            @Override
            public Programme get(String id) {
                return all().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow();
            }
        };
        return new ModelRules(beans(), all, name -> name.equals(programme.id()) ? notices(home) : notices(name))
                .problems(files);
    }

    private static Set<String> notices(Path home) {
        return Stream.of("templates/common/notices", home.resolve("templates").toString())
                .flatMap(House::below)
                .map(file -> file.getFileName().toString().replace(".md", ""))
                .collect(Collectors.toSet());
    }

    private static DefaultListableBeanFactory beans() {
        var beans = new DefaultListableBeanFactory();
        new ClassPathBeanDefinitionScanner(beans).scan("io.slipway");
        beans.registerSingleton("environment", new StandardEnvironment());
        beans.registerSingleton("dataSource", "what models may not reach");
        return beans;
    }

    private static Set<String> notices(String programme) {
        return Stream.of("common", programme)
                .flatMap(owner -> below("templates/" + owner + "/notices"))
                .map(file -> file.getFileName().toString().replace(".md", ""))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> below(String folder) {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
