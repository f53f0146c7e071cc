package io.slipway.models.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever something that is not listed is put into a model of the house, the model is refused. */
class UnlistedTest {

    private static final int TRIES = 400;
    private static final Pattern TAG = Pattern.compile("<((bpmn|camunda):\\w+)((?:\\s[^<>]*?)?)(/?)>");
    private static final Allowed.Language LIST = Allowed.read().bpmn();

    /** What the engine knows by these names, and what it does not. */
    private static final List<String> NAMES = List.of(
            "class",
            "expression",
            "delegateExpression",
            "type",
            "topic",
            "resource",
            "formKey",
            "formHandlerClass",
            "formRefVersion",
            "assignee",
            "candidateUsers",
            "candidateGroups",
            "candidateStarterGroups",
            "candidateStarterUsers",
            "priority",
            "jobPriority",
            "taskPriority",
            "followUpDate",
            "dueDate",
            "variableMappingClass",
            "variableMappingDelegateExpression",
            "calledElementVersion",
            "calledElementTenantId",
            "decisionRefTenantId",
            "caseRef",
            "resultVariable",
            "initiator",
            "async",
            "asyncAfter",
            "exclusive",
            "errorCodeVariable",
            "errorMessage",
            "variableEvents",
            "collection",
            "elementVariable",
            "isForCompensation",
            "script",
            "scriptFormat",
            "language",
            "operationRef",
            "implementation",
            "instantiate",
            "parallelMultiple",
            "startQuantity",
            "completionQuantity",
            "processType",
            "variables",
            "local",
            "field",
            "formData",
            "formField",
            "connector",
            "connectorId",
            "map",
            "entry",
            "value",
            "constraint",
            "validation",
            "errorEventDefinition",
            "potentialStarter",
            "loopCardinality",
            "loopDataInputRef",
            "inputDataItem",
            "humanPerformer",
            "potentialOwner",
            "resourceAssignmentExpression",
            "import",
            "signal",
            "escalation",
            "callActivity",
            "complexGateway",
            "extension");

    static IntStream tries() {
        return IntStream.range(0, TRIES);
    }

    @ParameterizedTest
    @MethodSource("tries")
    void whatIsNotListedIsRefusedWhereverItIsPut(int number) {
        var random = new Random(number);
        var models = House.files().keySet().stream()
                .filter(file -> file.endsWith(".bpmn"))
                .toList();
        var file = pick(models, random);
        var before = House.text(file);
        var tag = pick(TAG.matcher(before).results().toList(), random);
        var entry = Objects.requireNonNull(LIST.entries().get(tag.group(1)));
        var name = random.nextInt(4) == 0 ? word(random) : pick(NAMES, random);
        var put = random.nextBoolean() && tag.group(4).isEmpty()
                ? element(tag, name, random)
                : attribute(tag, name, entry.attributes().keySet(), random);

        var after = before.substring(0, tag.start()) + put + before.substring(tag.end());

        assertThat(House.problems(file, after)).as(put).isNotEmpty();
    }

    private static String attribute(MatchResult tag, String name, Set<String> listed, Random random) {
        var full = Stream.of("camunda:" + name, name, "bpmn:" + name)
                .skip(random.nextInt(3))
                .filter(one -> !listed.contains(one))
                .findFirst()
                .orElse("xsi:" + name);
        return "<" + tag.group(1) + " " + full + "=\"x\"" + tag.group(3) + tag.group(4) + ">";
    }

    private static String element(MatchResult tag, String name, Random random) {
        var full = switch (random.nextInt(3)) {
            case 0 -> "camunda:" + name;
            case 1 -> LIST.entries().containsKey("bpmn:" + name) ? "bpmn:un" + name : "bpmn:" + name;
            default -> tag.group(1).equals("bpmn:documentation") ? "camunda:" + name : "x:" + name;
        };
        return tag.group() + "<" + full + " xmlns:x=\"urn:x\"/>";
    }

    private static String word(Random random) {
        return random.ints(3 + random.nextInt(9), 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
