package io.slipway.models.rules;

import io.slipway.process.AnswerTaker;
import io.slipway.process.OutsideEffect;
import io.slipway.process.TaskProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ListableBeanFactory;

/** Tells expressions that only read and decide from every other one, by what the engine's own language makes of them. */
final class Expressions {

    private static final List<Class<?>> HANDS = List.of(JavaDelegate.class, ExecutionListener.class, AnswerTaker.class);
    private static final Pattern BEAN = Pattern.compile("[$#]\\{(\\w+)}");

    /** Every room of the application, and nothing that came with a library. */
    private static final String OURS = Pattern.compile("models\\.rules$")
            .matcher(Expressions.class.getPackageName())
            .replaceFirst("");

    private final ListableBeanFactory beans;
    private final int longest;
    private final Set<String> known;
    private final Map<String, Kind> methods = new HashMap<>();

    Expressions(ListableBeanFactory beans, Allowed allowed) {
        this.beans = beans;
        longest = allowed.limits().expression();
        known = new TreeSet<>(allowed.variables().read());
        known.addAll(Words.variables());
        for (var ask : allowed.ask()) {
            ask.methods()
                    .forEach((method, answer) ->
                            methods.put(ask.bean() + "." + method, Kind.valueOf(answer.toUpperCase(Locale.ROOT))));
        }
    }

    /** Whether the engine would evaluate the text. */
    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Whether the variable belongs to the vocabulary of models and code. */
    boolean isKnown(String variable) {
        return known.contains(variable);
    }

    /** Whether models call something of the application by the name, which a variable would hide. */
    boolean isCalled(String name) {
        return methods.keySet().stream().anyMatch(method -> method.startsWith(name + "."))
                || HANDS.stream()
                        .anyMatch(hand -> handProblem("${" + name + "}", hand).isEmpty());
    }

    /** Returns what is wrong with the name of a delegate or listener. */
    Optional<String> handProblem(String text, Class<?> hand) {
        var name = BEAN.matcher(text);
        if (!name.matches()) {
            return Optional.of("has to name one of ours, as in ${sendNotice}, and not " + Findings.quoted(text));
        }
        var type = beans.containsBean(name.group(1)) ? beans.getType(name.group(1), false) : null;
        return type != null && hand.isAssignableFrom(type) && type.getName().startsWith(OURS)
                ? Optional.empty()
                : Optional.of("names " + Findings.quoted(name.group(1)) + ", which is no "
                        + hand.getSimpleName()
                                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                                .toLowerCase(Locale.ROOT)
                        + " of this application");
    }

    /** Whether the delegate, named as models name it, touches the outside. */
    boolean isOutside(String text) {
        var name = BEAN.matcher(text);
        return name.matches()
                && beans.containsBean(name.group(1))
                && beans.findAnnotationOnBean(name.group(1), OutsideEffect.class) != null;
    }

    /** Returns by which properties of a task somebody who takes answers is told what it is about. */
    List<TaskProperty> properties(String taker) {
        var type = handProblem("${" + taker + "}", AnswerTaker.class).isEmpty() ? beans.getType(taker, false) : null;
        return type == null ? List.of() : List.of(type.getAnnotationsByType(TaskProperty.class));
    }

    /** Returns what is wrong with an expression that has to give an answer of the kind. */
    Optional<String> problem(String text, Kind wanted, Declared declared) {
        if (text.length() > longest) {
            return Optional.of("the expression is longer than " + longest + " characters");
        }
        if (text.indexOf('}') < text.length() - 1) {
            return Optional.of("the expression " + Findings.quoted(text) + " has to end with its only '}'");
        }
        try {
            var term = ExpressionTree.of(text);
            check(term, declared, wanted == Kind.CONDITION);
            return answers(wanted, answer(term, declared))
                    ? Optional.empty()
                    : Optional.of("the expression " + Findings.quoted(text) + " gives no "
                            + wanted.name().toLowerCase(Locale.ROOT));
        } catch (ExpressionTree.Refused refused) {
            return Optional.of("the expression " + Findings.quoted(text) + " " + refused.getMessage());
        }
    }

    /** Returns what an expression is made of; nothing, if {@link #problem} refuses it whatever it is for. */
    Optional<Term> term(String text) {
        try {
            return text.length() > longest ? Optional.empty() : Optional.of(ExpressionTree.of(text));
        } catch (ExpressionTree.Refused refused) {
            return Optional.empty();
        }
    }

    private static boolean answers(Kind wanted, Kind given) {
        return switch (wanted) {
            case VALUE -> true;
            case CONDITION -> given == Kind.VALUE || given == Kind.TRUTH;
            case LIST -> given == Kind.LIST || given == Kind.GROUPS;
            default -> given == wanted;
        };
    }

    private Kind answer(Term term, Declared declared) {
        if (term instanceof Term.Call call) {
            return Objects.requireNonNull(methods.get(call.listed()));
        }
        if (term instanceof Term.Key) {
            return Kind.KEY;
        }
        return term instanceof Term.Variable variable && declared.groups().contains(variable.name())
                ? Kind.GROUPS
                : Kind.VALUE;
    }

    private void check(Term term, Declared declared, boolean inPassing) throws ExpressionTree.Refused {
        if (term instanceof Term.Variable variable) {
            check(variable.name(), declared, inPassing);
        } else if (term instanceof Term.Operation operation) {
            checkAll(operation.operands(), declared, inPassing);
        } else if (term instanceof Term.Call call) {
            if (!methods.containsKey(call.listed())) {
                throw new ExpressionTree.Refused(
                        "may not ask " + call.listed() + "; models may ask " + new TreeSet<>(methods.keySet()));
            }
            if (call.arguments().stream().anyMatch(Expressions::asks)) {
                throw new ExpressionTree.Refused("may not pass on an answer to " + call.listed());
            }
            checkAll(call.arguments(), declared, true);
        }
    }

    private static boolean asks(Term term) {
        return term instanceof Term.Call
                || term instanceof Term.Operation operation
                        && operation.operands().stream().anyMatch(Expressions::asks);
    }

    private void checkAll(List<Term> terms, Declared declared, boolean inPassing) throws ExpressionTree.Refused {
        for (var term : terms) {
            check(term, declared, inPassing);
        }
    }

    /** A variable may bear the name of something of Spring's, which is what the engine finds where the variable is not set. */
    private void check(String variable, Declared declared, boolean inPassing) throws ExpressionTree.Refused {
        if (!known.contains(variable) && !declared.variables().contains(variable)) {
            throw new ExpressionTree.Refused("reads '" + variable + "', which is no variable of models");
        }
        if (beans.containsBean(variable) && !inPassing) {
            throw new ExpressionTree.Refused(
                    "may not keep '" + variable + "', only compare it or ask a listed method about it");
        }
    }
}
