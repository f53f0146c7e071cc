package io.slipway.http;

import io.slipway.release.RuleBroken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Proves that a report comes from the service desk. The keys are too long to be guessed, so failed attempts are not
 * counted: nobody's noise may lock out a report that patients wait for.
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

    /** @param signature {@code sha256=} and the HMAC of the body in hexadecimal digits */
    boolean signed(byte[] body, String signature) {
        return !secret.isEmpty() && same("sha256=" + hmac(body), signature);
    }

    boolean isToken(String claimed) {
        return !token.isEmpty() && same(token, claimed);
    }

    private String hmac(byte[] body) {
        try {
            var mac = Mac.getInstance(METHOD);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), METHOD));
            return HexFormat.of().formatHex(mac.doFinal(body));
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
