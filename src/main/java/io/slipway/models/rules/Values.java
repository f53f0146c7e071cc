package io.slipway.models.rules;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Whether a value may stand in its place. */
final class Values {

    private static final Pattern ID = Pattern.compile("[A-Za-z_][\\w.-]{0,149}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,7}(\\.\\d{1,9})?");
    private static final Pattern DAYS = Pattern.compile("P(\\d{1,6})D");
    private static final Pattern SPAN = Pattern.compile("P(\\d{1,4}D)?(T(\\d{1,4}H)?(\\d{1,4}M)?(\\d{1,6}S)?)?");
    private static final Pattern CYCLE = Pattern.compile("R\\d{0,4}/(P.*)");
    private static final Pattern SCHEMA = Pattern.compile("(\\w+:)?tFormalExpression");
    private static final Pattern ENTRY = Pattern.compile(
            "-?|not\\([^()]*\\)|([<>]=?\\s*)?(true|false|null|-?\\d{1,15}(\\.\\d{1,9})?|\"[^\"\\\\]*+\"(?:\\s*+,\\s*+\"[^\"\\\\]*+\")*+|[a-z]\\w*)");

    /** The names of models, tasks and flows go into columns of the engine. */
    private static final int LABEL = 255;

    private static final int YEAR = 365;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(YEAR);

    private final Allowed.Variables variables;
    private final Expressions expressions;

    Values(Allowed allowed, Expressions expressions) {
        variables = allowed.variables();
        this.expressions = expressions;
    }

    /** Returns what is wrong and the mend. */
    Optional<Problem> problem(Slot slot, String value, Declared declared) {
        return switch (slot.kind()) {
            case ID -> unless(ID.matcher(value).matches(), "is no id", "use letters, digits, '-', '_' and '.'");
            case LABEL -> label(value);
            case PLAIN ->
                Expressions.isExpression(value)
                        ? problem("would be evaluated: " + Findings.quoted(value), "write plain text there")
                        : label(value);
            case TEXT -> Optional.empty();
            case TRUTH ->
                unless(value.equals("true") || value.equals("false"), "is neither true nor false", "say which");
            case NUMBER -> unless(NUMBER.matcher(value).matches(), "is no number", "write one");
            case ONE_OF ->
                unless(
                        slot.words().contains(value),
                        "is " + Findings.quoted(value),
                        "use " + String.join(" or ", slot.words()));
            case DAYS -> days(value);
            case WORD ->
                unless(
                        Words.messagesAndErrors().contains(value),
                        "is " + Findings.quoted(value) + ", which the application neither sends nor throws",
                        "use one of process.ReleaseProcess");
            case SCHEMA ->
                unless(SCHEMA.matcher(value).matches(), "is no formal expression", "use bpmn:tFormalExpression");
            case ENTRY -> entry(value.strip());
            case SERVICE -> hand(value, JavaDelegate.class);
            case EVENT -> hand(value, ExecutionListener.class);
            case FACT -> fact(value, declared);
            case GIVEN ->
                unless(
                        variables.given().contains(value),
                        "sets " + Findings.quoted(value) + ", which models do not set",
                        "use one of " + sorted(variables.given()));
            case HANDED ->
                unless(
                        variables.handed().contains(value),
                        "hands over " + Findings.quoted(value) + ", which models are not given",
                        "use one of " + sorted(variables.handed()));
            case SPAN -> Expressions.isExpression(value) ? expression(slot, value, declared) : span(value.strip());
            case CYCLE -> Expressions.isExpression(value) ? expression(slot, value, declared) : cycle(value.strip());
            case VALUE -> Expressions.isExpression(value) ? expression(slot, value, declared) : Optional.empty();
            case GROUPS, MOMENT, LIST, CONDITION, KEY -> expression(slot, value, declared);
        };
    }

    /** What is wrong, as it follows the name of the place. */
    record Problem(String what, String mend) {}

    private Optional<Problem> expression(Slot slot, String value, Declared declared) {
        return expressions
                .problem(value.strip(), slot.kind(), declared)
                .map(what -> new Problem("is refused: " + what, mend(slot.kind())));
    }

    private static String mend(Kind kind) {
        return switch (kind) {
            case GROUPS -> "let the RACI say who, as in ${raci.groups(programme,'row','R')}";
            case MOMENT -> "ask for a time, as in ${deadlines.due(programme)}";
            case SPAN -> "ask for a span, as in ${deadlines.deploymentOverdue(programme)}, or write one such as PT45M";
            case CYCLE -> "ask for a cycle, as in ${deadlines.reminderCycle(programme)}, or write one such as R/PT1H";
            case LIST -> "ask for a list, as in ${releaseFacts.windows(execution.processBusinessKey)}";
            case KEY -> "use #{execution.processBusinessKey}";
            default -> "compare variables or ask a listed fact, as in ${decision == 'accept'}";
        };
    }

    private static Optional<Problem> label(String value) {
        return unless(
                value.length() <= LABEL && value.codePoints().noneMatch(Values::isControl),
                "is longer than " + LABEL + " characters or holds control characters",
                "shorten it and put the rest into the documentation");
    }

    private static boolean isControl(int character) {
        return character < ' ' && character != '\n' && character != '\t' && character != '\r';
    }

    private static Optional<Problem> days(String value) {
        var days = DAYS.matcher(value);
        return unless(
                days.matches() && Integer.parseInt(days.group(1)) >= YEAR,
                "is " + Findings.quoted(value) + ", and what was decided has to be kept for " + YEAR + " days at least",
                "write it like P3650D");
    }

    private static Optional<Problem> span(String value) {
        return unless(
                isBounded(value), "is " + Findings.quoted(value), "write a span from PT1M to P365D, such as PT45M");
    }

    private static Optional<Problem> cycle(String value) {
        var cycle = CYCLE.matcher(value);
        return unless(
                cycle.matches() && isBounded(cycle.group(1)),
                "is " + Findings.quoted(value),
                "write a cycle of PT1M at least, such as R/PT1H");
    }

    private static boolean isBounded(String value) {
        if (!SPAN.matcher(value).matches() || value.endsWith("P") || value.endsWith("T")) {
            return false;
        }
        var span = Duration.parse(value);
        return span.compareTo(SHORTEST) >= 0 && span.compareTo(LONGEST) <= 0;
    }

    private static Optional<Problem> entry(String value) {
        return unless(
                value.isEmpty() || ENTRY.matcher(value).matches(),
                "holds " + Findings.quoted(value) + ", which is more than a variable, a value or a comparison",
                "write for example true, \"high\", >= 2, or nothing");
    }

    private Optional<Problem> hand(String value, Class<?> type) {
        return expressions
                .handProblem(value, type)
                .map(what -> new Problem(what, "use one that the models of the house use, or have it built"));
    }

    private Optional<Problem> fact(String value, Declared declared) {
        return unless(
                expressions.isKnown(value) || declared.variables().contains(value),
                "is " + Findings.quoted(value) + ", which is no variable of models",
                "use one of process.ReleaseProcess");
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }

    private static Optional<Problem> unless(boolean right, String what, String mend) {
        return right ? Optional.empty() : problem(what, mend);
    }

    private static Optional<Problem> problem(String what, String mend) {
        return Optional.of(new Problem(what, mend));
    }
}
