package io.slipway.banner.http;

import io.slipway.programme.Programme;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How the banner of each programme is reached. Read at each use: a token may be renewed, and a stand-in only knows its port
 * once it listens.
 */
@Component
class BannerAddresses {

    private final Environment settings;

    BannerAddresses(Environment settings) {
        this.settings = settings;
    }

    /** Returns the address the programme names, or that of a stand-in set in its place. */
    URI url(Programme programme) {
        var url = settings.getProperty(
                "slipway.banners." + programme.id() + ".url",
                Objects.requireNonNull(programme.banner()).url().toString());
        return URI.create(url.replaceAll("/+$", ""));
    }

    /** Returns the token that the system's administrators gave us; it comes from the environment, never from a file. */
    String token(Programme programme) {
        var token = settings.getProperty("slipway.banners." + programme.id() + ".token", "");
        if (token.isBlank()) {
            throw new BannerUnavailable(
                    "There is no token for the banner of " + programme.name() + "; set SLIPWAY_BANNERS_"
                            + programme.id().toUpperCase(Locale.ROOT).replace("-", "") + "_TOKEN",
                    null);
        }
        return token;
    }
}
