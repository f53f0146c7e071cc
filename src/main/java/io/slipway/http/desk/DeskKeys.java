package io.slipway.http.desk;

import io.slipway.release.RuleBroken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Proves that a report comes from the service desk. The keys are too long to be guessed, so failed attempts are not
 * counted: nobody's noise may lock out a report that people wait for.
 */
@Component
class DeskKeys {

    private static final String METHOD = "HmacSHA256";
    private static final int SHORTEST = 16;

    private final String secret;
    private final String token;

    DeskKeys(
            @Value("${slipway.service-desk.secret}") String secret,
            @Value("${slipway.service-desk.token}") String token) {
        this.secret = longEnough("secret", secret);
        this.token = longEnough("token", token);
    }

    boolean isEmpty() {
        return secret.isEmpty() && token.isEmpty();
    }

    /** @param signature {@code sha256=} and the HMAC of the body in hexadecimal digits, as its sender claims it */
    boolean signed(DeskBody body, String signature) {
        return !secret.isEmpty() && same(body.signature(), signature);
    }

    boolean isToken(String claimed) {
        return !token.isEmpty() && same(token, claimed);
    }

    /** Returns what signs a body; where there is no secret, nobody can sign the same. */
    Mac mac() {
        try {
            var mac = Mac.getInstance(METHOD);
            var key = secret.isEmpty() ? UUID.randomUUID().toString() : secret;
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), METHOD));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes the same time wherever the two differ. */
    private static boolean same(String expected, String claimed) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), claimed.getBytes(StandardCharsets.UTF_8));
    }

    private static String longEnough(String name, String key) {
        if (!key.isEmpty() && key.length() < SHORTEST) {
            throw new RuleBroken("slipway.service-desk." + name + " can be guessed; use at least " + SHORTEST
                    + " random characters");
        }
        return key;
    }
}
