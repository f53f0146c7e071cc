package io.slipway.gate;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever may not read what people typed does not search or sort by it either: the hits would tell it bit by bit. */
@Component
class TypedSearches implements BodyCheck {

    /** A task's own variables are shown to those who work on it; webapps sign in with a form. */
    private static final Pattern NO_SEARCH =
            Pattern.compile("/(?:task/[^/]+|webapps/admin/auth|filter/create)(?:/.*)?");

    private static final List<String> REFUSAL =
            List.of("Leave out what searches or sorts by variables. " + Caretakers.REFUSAL);

    @Override
    public boolean concerns(HttpServletRequest request) {
        return EngineAddress.of(request).filter(TypedSearches::isSearch).isPresent()
                && Caretakers.ask()
                && (request.getMethod().equals("POST") || namesVariables(request.getQueryString()));
    }

    @Override
    public List<String> problems(HttpServletRequest request, byte[] body) {
        return namesVariables(request.getQueryString()) || namesVariables(EngineJson.checkedOrEmpty(body))
                ? REFUSAL
                : List.of();
    }

    private static boolean isSearch(EngineAddress asked) {
        return asked.path().equals("/task/count")
                || !NO_SEARCH.matcher(asked.path()).matches();
    }

    /** Reads the address itself: of many or odd parameters the server leaves some out that the engine finds. */
    private static boolean namesVariables(@Nullable String query) {
        return query != null
                && Stream.of(query.split("[&;]"))
                        .anyMatch(parameter -> isOfVariables(decoded(parameter.split("=", 2)[0])));
    }

    /** What cannot be read may be anything. */
    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return "variable";
        }
    }

    private static boolean namesVariables(JsonNode sent) {
        return sent.properties().stream().anyMatch(part -> isAsked(part.getKey(), part.getValue()))
                || StreamSupport.stream(sent.spliterator(), false).anyMatch(TypedSearches::namesVariables);
    }

    private static boolean isAsked(String name, JsonNode value) {
        return isOfVariables(name) && !value.isNull() && !(value.isContainerNode() && value.isEmpty())
                || name.equals("sortBy") && isOfVariables(value.asText());
    }

    private static boolean isOfVariables(String name) {
        return name.toLowerCase(Locale.ROOT).contains("variable");
    }
}
