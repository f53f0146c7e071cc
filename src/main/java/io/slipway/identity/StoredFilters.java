package io.slipway.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** Task filters may ask for whoever looks at them, but hold no other expression: the engine would run it. */
@Component
class StoredFilters implements BodyCheck {

    private static final Set<String> HARMLESS = Set.of("${currentUser()}", "${currentUserGroups()}");

    private final JsonMapper json = new JsonMapper();

    @Override
    public boolean concerns(HttpServletRequest request) {
        return Set.of("POST", "PUT").contains(request.getMethod())
                && BodyCheck.path(request).contains("/filter/");
    }

    @Override
    public List<String> problems(HttpServletRequest request, byte[] body) {
        try {
            return texts(json.readTree(body))
                    .filter(text -> text.contains("${") || text.contains("#{"))
                    .filter(text -> !HARMLESS.contains(text))
                    .map(text -> "The filter holds the expression '" + text + "'; only " + HARMLESS + " are allowed")
                    .toList();
        } catch (JsonProcessingException broken) {
            return List.of("The filter is not valid JSON: " + broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isValueNode()
                ? Stream.of(node.asText())
                : StreamSupport.stream(node.spliterator(), false).flatMap(StoredFilters::texts);
    }
}
