package io.slipway.gate;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;

/** Every operation that the engine's interface has, as its classes declare them, such as {@code GET /task/{id}}. */
final class EngineOperations {

    private EngineOperations() {}

    static Set<String> all() {
        var found = new TreeSet<String>();
        collect(DefaultProcessEngineRestServiceImpl.class, "", new ArrayDeque<>(), found);
        return found;
    }

    private static void collect(Class<?> resource, String prefix, Deque<Class<?>> above, Set<String> found) {
        if (above.contains(resource)) {
            return;
        }
        above.push(resource);
        for (var method : resource.getMethods()) {
            var annotations = annotations(method);
            var path = annotations.stream()
                    .filter(Path.class::isInstance)
                    .map(one -> ((Path) one).value())
                    .findFirst();
            var verb = annotations.stream()
                    .map(one -> one.annotationType().getAnnotation(HttpMethod.class))
                    .filter(one -> one != null)
                    .map(HttpMethod::value)
                    .findFirst();
            var address = path.map(part -> below(prefix, part)).orElse(prefix);
            if (verb.isPresent()) {
                found.add(verb.get() + " " + address);
            } else if (path.isPresent()) {
                collect(method.getReturnType(), address, above, found);
            }
        }
        above.pop();
    }

    private static String below(String prefix, String part) {
        var plain = part.replaceAll("\\{([\\w-]+)\\s*:[^}]*}+", "{$1}").replaceAll("\\{[\\w-]+}", "{id}");
        return plain.isEmpty() || plain.equals("/") ? prefix : (prefix + "/" + plain).replaceAll("/+", "/");
    }

    private static List<Annotation> annotations(Method method) {
        return Stream.concat(Stream.of(method.getDeclaringClass()), above(method.getDeclaringClass()).stream())
                .flatMap(type -> declared(type, method))
                .toList();
    }

    private static Stream<Annotation> declared(Class<?> type, Method method) {
        try {
            return Arrays.stream(
                    type.getMethod(method.getName(), method.getParameterTypes()).getAnnotations());
        } catch (NoSuchMethodException elsewhere) {
            return Stream.empty();
        }
    }

    private static Set<Class<?>> above(Class<?> type) {
        var found = new LinkedHashSet<Class<?>>();
        for (var one : type.getInterfaces()) {
            found.add(one);
            found.addAll(above(one));
        }
        if (type.getSuperclass() != null) {
            found.add(type.getSuperclass());
            found.addAll(above(type.getSuperclass()));
        }
        return found;
    }
}
