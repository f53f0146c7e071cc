package io.slipway.models.rules;

import io.slipway.process.ProcessVariable;
import io.slipway.process.ReleaseProcess;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that models share with the code: what {@link ReleaseProcess} declares. */
final class Words {

    private Words() {}

    /** Returns the names of the variables. */
    static Set<String> variables() {
        return declared(ProcessVariable.class).map(ProcessVariable::name).collect(Collectors.toSet());
    }

    /** Returns the names of messages and the codes of errors. */
    static Set<String> messagesAndErrors() {
        return declared(String.class).collect(Collectors.toSet());
    }

    private static <T> Stream<T> declared(Class<T> type) {
        return Arrays.stream(ReleaseProcess.class.getFields())
                .filter(field -> field.getType() == type)
                .map(Words::value)
                .map(type::cast);
    }

    private static Object value(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
