package io.slipway.gate;

import io.slipway.identity.Accounts;
import io.slipway.identity.CurrentPerson;
import io.slipway.identity.Person;
import io.slipway.identity.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whoever sets a password proves who they are with their own, which is guessed at no faster than at the sign-in. */
@Component
class PasswordChange implements BodyCheck {

    private final Accounts accounts;
    private final SignIn signIn;

    PasswordChange(Accounts accounts, SignIn signIn) {
        this.accounts = accounts;
        this.signIn = signIn;
    }

    @Override
    public boolean concerns(HttpServletRequest request) {
        return BodyCheck.asks(request, "PUT", "/user/{id}/credentials");
    }

    @Override
    public List<String> problems(HttpServletRequest request, byte[] body) {
        var wish = EngineJson.checkedOrEmpty(body);
        var password = wish.path("password");
        var own = wish.path("authenticatedUserPassword");
        if (!EngineJson.strangers(wish, Set.of("password", "authenticatedUserPassword"))
                        .isEmpty()
                || !password.isTextual()
                || !own.isTextual()) {
            return List.of("Send {\"password\": the new one, \"authenticatedUserPassword\": your own present one}");
        }
        var weak = accounts.profile(BodyCheck.part(request, 1))
                .map(owner -> accounts.weaknesses(password.textValue(), owner))
                .orElse(List.of());
        if (!weak.isEmpty()) {
            return weak;
        }
        var self = CurrentPerson.signedIn().map(Person::id).orElse("");
        return signIn.proved(request.getRemoteAddr(), self, own.textValue()).isPresent()
                ? List.of()
                : List.of("Your own present password is another one; after several wrong ones wait some minutes");
    }
}
