package io.slipway;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why Slipway did not start, in the sentence that matters, which the log has under a trace. */
final class StartFailure {

    private static final String FRAMEWORK = "org.springframework.";

    private StartFailure() {}

    /** Returns what our own code and the libraries say, from the outermost to the cause, without the framework's wrapping. */
    static String sentence(Throwable failure) {
        var causes = causes(failure);
        var said = new ArrayList<String>();
        causes.stream()
                .filter(cause -> !cause.getClass().getName().startsWith(FRAMEWORK))
                .filter(cause -> !repeatsItsCause(cause))
                .map(StartFailure::message)
                .filter(message -> said.stream().noneMatch(before -> before.contains(message)))
                .forEach(said::add);
        return said.isEmpty() ? message(causes.get(causes.size() - 1)) : String.join(": ", said);
    }

    private static boolean repeatsItsCause(Throwable wrapper) {
        return wrapper.getCause() != null && wrapper.getCause().toString().equals(wrapper.getMessage());
    }

    private static String message(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message.strip();
    }

    private static List<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (@Nullable Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
