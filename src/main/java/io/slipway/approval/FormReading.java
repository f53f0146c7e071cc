package io.slipway.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What forms read of the content prepared for them, behind {@code content.} in their text, and the fields they ask for. */
@Component
class FormReading {

    private static final Pattern READ = Pattern.compile("\\bcontent\\.(\\w+)");
    private static final Set<String> SEVERAL = Set.of("checklist", "taglist");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Form> known = new ConcurrentHashMap<>();

    /**
     * A form, as far as the house has to know it.
     *
     * @param reads names of the content that it shows
     * @param fields names under which it sends its answers
     * @param lists those of them that are answered with several values, none of them at first
     * @param required those of them that the form wants answered
     * @param offered what a field offers, where the form itself says it: the words of each value
     * @param question what it asks, and the facts that matter most: the Markdown it begins with
     */
    record Form(
            Set<String> reads,
            Set<String> fields,
            Set<String> lists,
            Set<String> required,
            Map<String, Map<String, String>> offered,
            String question) {

        static Form of(InputStream json) {
            try (json) {
                return of(JSON.readTree(json));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private static Form of(JsonNode form) {
            return new Form(
                    READ.matcher(form.toString())
                            .results()
                            .map(name -> name.group(1))
                            .collect(Collectors.toUnmodifiableSet()),
                    keys(form, component -> true),
                    keys(
                            form,
                            component -> SEVERAL.contains(component.path("type").asText())),
                    keys(
                            form,
                            component ->
                                    component.path("validate").path("required").asBoolean()),
                    components(form)
                            .filter(component -> component.path("values").isArray())
                            .collect(Collectors.toUnmodifiableMap(
                                    component -> component.path("key").asText(),
                                    component -> values(component.path("values")),
                                    (one, twin) -> one)),
                    components(form)
                            .filter(component -> component.path("type").asText().equals("text"))
                            .map(component -> component.path("text").asText())
                            .findFirst()
                            .orElse(""));
        }

        private static Map<String, String> values(JsonNode values) {
            return StreamSupport.stream(values.spliterator(), false)
                    .collect(Collectors.toUnmodifiableMap(
                            value -> value.path("value").asText(),
                            value -> value.path("label").asText(),
                            (one, twin) -> one));
        }

        private static Set<String> keys(JsonNode form, Predicate<JsonNode> which) {
            return components(form)
                    .filter(which)
                    .map(component -> component.path("key").asText())
                    .filter(key -> !key.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        }

        private static Stream<JsonNode> components(JsonNode bearer) {
            return StreamSupport.stream(bearer.path("components").spliterator(), false)
                    .flatMap(component -> Stream.concat(Stream.of(component), components(component)));
        }
    }

    /** Returns the form of the task. It is deployed with the task's model, so it never changes. */
    Form of(DelegateTask task) {
        var place = task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey();
        var form = known.get(place);
        if (form == null) {
            form = Form.of(task.getProcessEngineServices().getFormService().getDeployedTaskForm(task.getId()));
            known.put(place, form);
        }
        return form;
    }
}
