package io.slipway.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.words.Quoted;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** Task filters may ask for whoever looks at them, but hold no other expression: the engine would run it. */
@Component
class StoredFilters implements BodyCheck {

    private static final Set<String> HARMLESS = Set.of("${currentUser()}", "${currentUserGroups()}");

    @Override
    public boolean concerns(HttpServletRequest request) {
        return Set.of("POST", "PUT").contains(request.getMethod())
                && EngineAddress.of(request)
                        .filter(asked -> asked.path().startsWith("/filter/"))
                        .isPresent();
    }

    @Override
    public List<String> problems(HttpServletRequest request, byte[] body) {
        var expressions = texts(EngineJson.checkedOrEmpty(body))
                .filter(text -> text.contains("${") || text.contains("#{"))
                .filter(text -> !HARMLESS.contains(text))
                .toList();
        return expressions.isEmpty()
                ? List.of()
                : List.of("The filter holds expressions: " + Quoted.all(expressions) + "; only " + HARMLESS
                        + " are allowed");
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isValueNode()
                ? Stream.of(node.asText())
                : StreamSupport.stream(node.spliterator(), false).flatMap(StoredFilters::texts);
    }
}
