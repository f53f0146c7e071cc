package io.slipway.identity;

import io.slipway.process.ReleaseProcess;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells expressions that only read and decide from those that reach into the application. */
@Component
class Expressions {

    private static final Pattern WAY_OUT = Pattern.compile(
            "\\b(class|getClass|forName|newInstance|invoke|Runtime"
                    + "|ProcessBuilder|(get)?[pP]rocessEngine\\w*|(get)?[eE]ngineServices|(get)?[bB]pmnModel\\w*)\\b|\\bT\\s*\\(|\\[|\\\\");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern ROOT = Pattern.compile("(?<![\\w.])[A-Za-z_$]\\w*");

    /** The variable bears the name of a bean of Spring's: it may be passed on, but nothing may be asked of it. */
    private static final Pattern ENVIRONMENT =
            Pattern.compile("(?<![\\w.])" + ReleaseProcess.ENVIRONMENT.name() + "\\b(?!\\s*[.(\\[])");

    private static final List<Class<?>> HANDS =
            List.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class);

    private final ListableBeanFactory beans;
    private final Set<String> readable;

    Expressions(ListableBeanFactory beans, @Value("${slipway.models.beans}") Set<String> readable) {
        this.beans = beans;
        this.readable = readable;
    }

    /** Returns what is wrong with the text, if it holds an expression. */
    Optional<String> problem(String text) {
        if (!text.contains("${") && !text.contains("#{")) {
            return Optional.empty();
        }
        var way = WAY_OUT.matcher(text);
        if (way.find()) {
            return Optional.of("the expression '" + text.strip() + "' may not use '" + way.group() + "'");
        }
        var unquoted = QUOTED.matcher(text).replaceAll("''");
        return ROOT.matcher(ENVIRONMENT.matcher(unquoted).replaceAll("''"))
                .results()
                .map(root -> root.group())
                .filter(name -> beans.containsBean(name) && !isOffered(name))
                .findFirst()
                .map(name -> "the expression '" + text.strip() + "' may not reach '" + name + "'; models may use "
                        + readable + " and delegates");
    }

    private boolean isOffered(String bean) {
        return readable.contains(bean) || HANDS.stream().anyMatch(hand -> beans.isTypeMatch(bean, hand));
    }
}
