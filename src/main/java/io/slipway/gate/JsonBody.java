package io.slipway.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.words.Quoted;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The engine's interface takes JSON objects; what is none, or cannot be stored as text, it answers with a failure. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class JsonBody implements BodyCheck {

    /** What a database does not take as text: NUL, and halves of a character. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\x00\\p{Cs}]");

    @Override
    public boolean concerns(HttpServletRequest request) {
        return Set.of("POST", "PUT").contains(request.getMethod())
                && EngineAddress.of(request)
                        .filter(asked -> !asked.path().equals("/deployment/create")
                                && !asked.path().startsWith("/webapps/admin/auth/"))
                        .isPresent();
    }

    @Override
    public List<String> problems(HttpServletRequest request, byte[] body) {
        if (body.length == 0) {
            return List.of();
        }
        try {
            return problems(EngineJson.of(body));
        } catch (JsonProcessingException broken) {
            return List.of("This is not JSON as the engine takes it: " + Quoted.message(broken.getOriginalMessage()));
        }
    }

    private static List<String> problems(JsonNode sent) {
        if (!sent.isObject()) {
            return List.of("Send a JSON object, {} at least");
        }
        return texts(sent).anyMatch(text -> NO_TEXT.matcher(text).find())
                ? List.of("What you send holds a character that cannot be stored (U+0000 or half of one); leave it out")
                : List.of();
    }

    private static Stream<String> texts(JsonNode node) {
        var names = StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false);
        var values = node.isTextual()
                ? Stream.of(node.textValue())
                : StreamSupport.stream(node.spliterator(), false).flatMap(JsonBody::texts);
        return Stream.concat(names, values);
    }
}
