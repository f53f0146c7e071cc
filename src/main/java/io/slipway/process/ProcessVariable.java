package io.slipway.process;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable: the name it has in the models and the type it has in Java. Values are stored as plain strings,
 * numbers, booleans and dates, so that gateways, decision tables, forms and Cockpit can all read them.
 */
public record ProcessVariable<T>(String name, String kind, Function<T, Object> write, Function<Object, T> convert) {

    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, "text", value -> value, String.class::cast);
    }

    public static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, "true or false", value -> value, Boolean.class::cast);
    }

    public static ProcessVariable<Integer> number(String name) {
        return new ProcessVariable<>(name, "a number", value -> value, value -> ((Number) value).intValue());
    }

    public static <E extends Enum<E>> ProcessVariable<E> oneOf(String name, Class<E> type) {
        return new ProcessVariable<>(
                name,
                "one of " + Arrays.toString(type.getEnumConstants()),
                Enum::name,
                value -> Enum.valueOf(type, (String) value));
    }

    /** Returns the value, which the model guarantees to be set when the caller runs. */
    public T get(VariableScope scope) {
        return find(scope).orElseThrow(() -> new IllegalStateException("Process variable '" + name + "' is not set"));
    }

    public Optional<T> find(VariableScope scope) {
        return Optional.ofNullable(scope.getVariable(name)).map(this::read);
    }

    /** Returns the value as the type it has in Java; a person may have answered something else. */
    public T read(Object value) {
        try {
            return convert.apply(value);
        } catch (ClassCastException | IllegalArgumentException other) {
            throw new AnswerRefused(name, "give " + kind);
        }
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, write.apply(value));
    }

    /** Returns the entry to pass when a process is started, a message correlated or a task completed. */
    public Map.Entry<String, Object> is(T value) {
        return Map.entry(name, write.apply(value));
    }
}
