package io.slipway.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Speaks the part of FLIP's interface that the banner needs, with FLIP's own answers to mistakes. */
@Hidden
@RestController
@RequestMapping("/sandbox/flip/api")
@Profile({"demo", "sandbox"})
class SandboxHubApi {

    private final SandboxHub hub;
    private final Environment settings;

    SandboxHubApi(SandboxHub hub, Environment settings) {
        this.hub = hub;
        this.settings = settings;
    }

    record Faults(int failures, long delayMillis) {}

    @GetMapping("/site/details")
    ResponseEntity<Object> read(@RequestHeader(name = "Authorization", defaultValue = "") String authorization)
            throws InterruptedException {
        return isFailing(authorization) ? broken() : ResponseEntity.ok(hub.details());
    }

    @PutMapping("/site/details")
    ResponseEntity<Object> change(
            @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
            @RequestBody ObjectNode wanted)
            throws InterruptedException {
        if (isFailing(authorization)) {
            return broken();
        }
        if (!wanted.path("deploymentMode").isBoolean() || !hasSoundBanner(wanted)) {
            return ResponseEntity.unprocessableEntity().body(Map.of("detail", "deploymentMode, banner"));
        }
        return ResponseEntity.ok(hub.change(wanted));
    }

    @PutMapping("/faults")
    void misbehave(
            @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
            @RequestBody Faults faults) {
        check(authorization);
        hub.misbehave(faults.failures(), Duration.ofMillis(faults.delayMillis()));
    }

    private boolean isFailing(String authorization) throws InterruptedException {
        check(authorization);
        Thread.sleep(hub.delay().toMillis());
        return hub.failsNow();
    }

    private void check(String authorization) {
        var token = settings.getProperty("slipway.banners.flip.token", "");
        var expected = ("Bearer " + token).getBytes(UTF_8);
        if (token.isBlank() || !MessageDigest.isEqual(expected, authorization.getBytes(UTF_8))) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Not authenticated");
        }
    }

    private static boolean hasSoundBanner(ObjectNode wanted) {
        var banner = wanted.path("banner");
        var link = banner.path("link").asText("");
        return banner.isMissingNode()
                || banner.isNull()
                || (banner.path("message").isTextual()
                        && banner.path("enabled").isBoolean()
                        && (banner.path("link").isNull() || link.isBlank() || link.matches("(?i)https?://.*")));
    }

    private static ResponseEntity<Object> broken() {
        return ResponseEntity.internalServerError().body(Map.of("detail", "Internal server error"));
    }
}
