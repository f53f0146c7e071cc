package io.slipway.banner.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.banner.SiteBanner;
import io.slipway.banner.SiteDisplay;
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

/** The details that the live system shows its users: read, changed in the parts we own, and written back with the rest as it was. */
@Component
class HttpBanner implements SiteBanner {

    private static final String DETAILS = "/api/site/details";

    private final BannerAddresses addresses;
    private final RestClient client;
    private final Duration timeout;

    HttpBanner(BannerAddresses addresses, @Value("${slipway.banner-timeout:PT10S}") Duration timeout) {
        this.addresses = addresses;
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
    public SiteDisplay shown(Programme programme) {
        return shown(read(programme));
    }

    @Override
    public void show(Programme programme, SiteDisplay wanted) {
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
                site -> site.put()
                        .uri(uri(programme))
                        .headers(headers -> headers.setBearerAuth(addresses.token(programme)))
                        .body(details)
                        .retrieve()
                        .body(ObjectNode.class));
    }

    private ObjectNode read(Programme programme) {
        var details = ask(
                programme,
                "read",
                site -> site.get()
                        .uri(uri(programme))
                        .headers(headers -> headers.setBearerAuth(addresses.token(programme)))
                        .retrieve()
                        .body(ObjectNode.class));
        return Objects.requireNonNull(details, "The banner of " + programme.name() + " answered with nothing");
    }

    private @Nullable ObjectNode ask(
            Programme programme, String what, Function<RestClient, @Nullable ObjectNode> question) {
        try {
            return question.apply(client);
        } catch (RestClientException failed) {
            throw new BannerUnavailable(
                    "Could not " + what + " the banner of " + programme.name() + " at " + uri(programme) + ": "
                            + reason(failed)
                            + ". Check that the system that shows it is up and that its token is valid",
                    failed);
        }
    }

    /** The client calls a timeout a cancelled request, which is not what a reader of the incident needs to know. */
    private String reason(RestClientException failed) {
        return failed.getCause() instanceof HttpTimeoutException
                ? "timed out after " + timeout.toMillis() / 1000.0 + " s"
                : String.valueOf(failed.getMessage());
    }

    private static SiteDisplay shown(ObjectNode details) {
        var banner = details.path("banner");
        return new SiteDisplay(
                details.path("deploymentMode").asBoolean(),
                banner.path("message").asText(""),
                Optional.ofNullable(banner.path("link").textValue())
                        .filter(link -> !link.isBlank())
                        .orElse(null),
                banner.path("enabled").asBoolean());
    }

    private URI uri(Programme programme) {
        return URI.create(addresses.url(programme) + DETAILS);
    }
}
