package io.slipway.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.identity.EngineSight;
import io.slipway.process.ApplicationRights;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.AuthorizationService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Rights are granted to people and groups; those of the application itself are not to be touched. */
@Component
class RightsWrites implements BodyCheck {

    private static final Set<String> PARTS = Set.of(
            "id",
            "type",
            "permissions",
            "userId",
            "groupId",
            "resourceType",
            "resourceId",
            "removalTime",
            "rootProcessInstanceId");
    private static final Pattern WHO = Pattern.compile("\\*|[a-zA-Z0-9-]{1,64}");
    private static final Pattern NAME = Pattern.compile("[A-Z_]{2,60}");
    private static final List<String> APPLICATIONS_OWN =
            List.of("The rights of '" + ApplicationRights.GROUP + "' are the application's own; leave them");
    private static final int KINDS = 3;
    private static final int EVERYBODY = 0;
    private static final int THINGS = 64;
    private static final String ONE = "/authorization/{id}";

    private final ObjectProvider<AuthorizationService> rights;
    private final EngineSight sight;

    RightsWrites(ObjectProvider<AuthorizationService> rights, EngineSight sight) {
        this.rights = rights;
        this.sight = sight;
    }

    @Override
    public boolean concerns(HttpServletRequest request) {
        return BodyCheck.asks(request, "POST", "/authorization/create")
                || BodyCheck.asks(request, "PUT", ONE)
                || BodyCheck.asks(request, "DELETE", ONE);
    }

    @Override
    public List<String> problems(HttpServletRequest request, byte[] body) {
        var known = !request.getMethod().equals("POST");
        if (known && isOfTheApplication(BodyCheck.part(request, 1))) {
            return APPLICATIONS_OWN;
        }
        return request.getMethod().equals("DELETE") ? List.of() : problems(request, EngineJson.checkedOrEmpty(body));
    }

    private static List<String> problems(HttpServletRequest request, JsonNode wish) {
        if (wish.path("groupId").asText().equals(ApplicationRights.GROUP)) {
            return APPLICATIONS_OWN;
        }
        return isRight(request.getMethod(), wish)
                ? List.of()
                : List.of(
                        "Send type (0 to 2), permissions (a list of names), userId or groupId, resourceType (a number) and"
                                + " resourceId, as Admin does");
    }

    /** Whatever the wish says: it may name another group, or nothing at all. */
    private boolean isOfTheApplication(String id) {
        return sight.everything(() -> rights.getObject()
                        .createAuthorizationQuery()
                        .authorizationId(id)
                        .groupIdIn(ApplicationRights.GROUP)
                        .count()
                > 0);
    }

    private static boolean isRight(String method, JsonNode wish) {
        return EngineJson.strangers(wish, PARTS).isEmpty()
                && (method.equals("PUT") || isNumber(wish.path("type"), KINDS))
                && isNumber(wish.path("resourceType"), THINGS)
                && isWho(wish.path("userId"))
                && isWho(wish.path("groupId"))
                && (wish.path("type").asInt(1) != EVERYBODY
                        || wish.path("userId").asText().equals("*"))
                && (wish.path("userId").isTextual() || wish.path("groupId").isTextual())
                && wish.path("resourceId").isTextual()
                && wish.path("resourceId").textValue().length() <= 255
                && wish.path("permissions").isArray()
                && StreamSupport.stream(wish.path("permissions").spliterator(), false)
                        .allMatch(name -> NAME.matcher(name.asText()).matches());
    }

    private static boolean isNumber(JsonNode number, int below) {
        return number.isInt() && number.intValue() >= 0 && number.intValue() < below;
    }

    private static boolean isWho(JsonNode who) {
        return who.isMissingNode() || who.isNull() || WHO.matcher(who.asText()).matches();
    }
}
