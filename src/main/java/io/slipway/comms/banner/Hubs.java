package io.slipway.comms.banner;

import io.slipway.programme.Programme;
import java.net.URI;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How the hub of each programme is reached. Read at each use: a token may be renewed, and a stand-in only knows its port
 * once it listens.
 */
@Component
class Hubs {

    private final Environment settings;

    Hubs(Environment settings) {
        this.settings = settings;
    }

    /** Returns the address the programme names, or that of a stand-in set in its place. */
    URI url(Programme programme) {
        var url = settings.getProperty(
                "slipway.hubs." + programme.id() + ".url", programme.hub().url().toString());
        return URI.create(url.replaceAll("/+$", ""));
    }

    /** Returns the token the hub's administrators gave us; it comes from the environment, never from a file. */
    String token(Programme programme) {
        var token = settings.getProperty("slipway.hubs." + programme.id() + ".token", "");
        if (token.isBlank()) {
            throw new HubUnavailable(
                    "There is no token for the hub of " + programme.name() + "; set SLIPWAY_HUBS_"
                            + programme.id().toUpperCase(Locale.ROOT).replace("-", "") + "_TOKEN",
                    null);
        }
        return token;
    }
}
