package io.slipway.gate;

import io.slipway.identity.CurrentPerson;
import io.slipway.identity.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** People claim a task for themselves; the engine would let them hand it to anybody, who then might decide it. */
@Component
class OwnClaim implements BodyCheck {

    @Override
    public boolean concerns(HttpServletRequest request) {
        return BodyCheck.asks(request, "POST", "/task/{id}/claim");
    }

    @Override
    public List<String> problems(HttpServletRequest request, byte[] body) {
        var self = CurrentPerson.signedIn().map(Person::id).orElse("");
        var named =
                body.length == 0 ? "" : EngineJson.checked(body).path("userId").asText();
        return named.equals(self)
                ? List.of()
                : List.of("A task is claimed for oneself; send {\"userId\": \"" + self + "\"}");
    }
}
