package io.slipway.comms.banner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.comms.Shown;
import io.slipway.comms.SiteBanner;
import io.slipway.programme.Programme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The site details of FLIP's hub: read, changed in the parts we own, and written back with the rest as it was. */
@Component
class FlipHub implements SiteBanner {

    private static final String DETAILS = "/api/site/details";

    private final Hubs hubs;
    private final RestClient client;
    private final Duration timeout;

    FlipHub(Hubs hubs, @Value("${slipway.hub-timeout:PT10S}") Duration timeout) {
        this.hubs = hubs;
        this.timeout = timeout;
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(timeout);
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    @Override
    public Shown shown(Programme programme) {
        return shown(read(programme));
    }

    @Override
    public void show(Programme programme, Shown wanted) {
        var details = read(programme);
        if (shown(details).equals(wanted)) {
            return;
        }
        details.put("deploymentMode", wanted.deploymentMode());
        details.withObjectProperty("banner")
                .put("message", wanted.message())
                .put("link", wanted.link())
                .put("enabled", wanted.enabled());
        ask(
                programme,
                "change",
                hub -> hub.put()
                        .uri(uri(programme))
                        .headers(headers -> headers.setBearerAuth(hubs.token(programme)))
                        .body(details)
                        .retrieve()
                        .body(ObjectNode.class));
    }

    private ObjectNode read(Programme programme) {
        var details = ask(
                programme,
                "read",
                hub -> hub.get()
                        .uri(uri(programme))
                        .headers(headers -> headers.setBearerAuth(hubs.token(programme)))
                        .retrieve()
                        .body(ObjectNode.class));
        return Objects.requireNonNull(details, "The hub of " + programme.name() + " answered with nothing");
    }

    private @Nullable ObjectNode ask(
            Programme programme, String what, Function<RestClient, @Nullable ObjectNode> question) {
        try {
            return question.apply(client);
        } catch (RestClientException failed) {
            throw new HubUnavailable(
                    "Could not " + what + " the banner of " + programme.name() + " at " + uri(programme) + ": "
                            + reason(failed) + ". Check that the hub is up and that its token is valid",
                    failed);
        }
    }

    /** The client calls a timeout a cancelled request, which is not what a reader of the incident needs to know. */
    private String reason(RestClientException failed) {
        return failed.getCause() instanceof HttpTimeoutException
                ? "timed out after " + timeout.toMillis() / 1000.0 + " s"
                : String.valueOf(failed.getMessage());
    }

    private static Shown shown(ObjectNode details) {
        var banner = details.path("banner");
        return new Shown(
                details.path("deploymentMode").asBoolean(),
                banner.path("message").asText(""),
                Optional.ofNullable(banner.path("link").textValue())
                        .filter(link -> !link.isBlank())
                        .orElse(null),
                banner.path("enabled").asBoolean());
    }

    private URI uri(Programme programme) {
        return URI.create(hubs.url(programme) + DETAILS);
    }
}
