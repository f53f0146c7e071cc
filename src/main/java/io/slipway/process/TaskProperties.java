package io.slipway.process;

import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.FOUR_EYES;
import static io.slipway.process.ReleaseProcess.MEETS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** What a model says about a user task in its extension properties, for those who take the answers. */
public final class TaskProperties {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern SEMICOLON = Pattern.compile("\\s*;\\s*");

    private TaskProperties() {}

    public static Map<String, String> of(DelegateTask task) {
        return task
                .getBpmnModelElementInstance()
                .getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaProperties.class)
                .list()
                .stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .collect(Collectors.toMap(CamundaProperty::getCamundaName, property -> told(task, property)));
    }

    /** What a shared model leaves to its caller, as in {@code ${fourEyes}}, is the variable that it was handed. */
    private static String told(DelegateTask task, CamundaProperty property) {
        var value = property.getCamundaValue();
        return Stream.of(FOUR_EYES, MEETS)
                .filter(variable -> value.equals("${" + variable.name() + "}"))
                .findFirst()
                .map(variable -> variable.get(task.getExecution()))
                .orElse(value);
    }

    /** Returns the values that stand in the property with commas between them; none where it is missing. */
    public static List<String> list(DelegateTask task, String property) {
        return Optional.ofNullable(of(task).get(property)).stream()
                .flatMap(COMMA::splitAsStream)
                .toList();
    }

    /** Returns what the property says of each field or decision, as in {@code works: The fix works; load: Load test}. */
    public static Map<String, String> named(DelegateTask task, String property) {
        return named(of(task).getOrDefault(property, ""));
    }

    /** Returns what a property with this value says of each. */
    public static Map<String, String> named(String value) {
        var named = new LinkedHashMap<String, String>();
        SEMICOLON.splitAsStream(value).filter(entry -> !entry.isBlank()).forEach(entry -> {
            var colon = entry.indexOf(':');
            named.put(
                    entry.substring(0, colon).strip(),
                    entry.substring(colon + 1).strip());
        });
        return named;
    }

    /** Whether the decision taken is the one that the model names first, which approves. */
    public static boolean isApproving(DelegateTask task) {
        return list(task, "decisions").stream().findFirst().equals(DECISION.find(task));
    }
}
