package io.slipway.approval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What forms read of the content prepared for them: the names behind {@code content.} in their text. */
@Component
class FormReading {

    private static final Pattern READ = Pattern.compile("\\bcontent\\.(\\w+)");

    private final Map<String, Set<String>> bound = new ConcurrentHashMap<>();

    /**
     * Returns the names that a form reads which never changes.
     *
     * @param place the version of the model, and the task in it
     */
    Set<String> bound(String place, Supplier<InputStream> form) {
        var known = bound.get(place);
        if (known == null) {
            known = names(form.get());
            bound.put(place, known);
        }
        return known;
    }

    static Set<String> names(InputStream form) {
        try (form) {
            return READ.matcher(new String(form.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(name -> name.group(1))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
