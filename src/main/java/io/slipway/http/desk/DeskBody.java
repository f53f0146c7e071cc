package io.slipway.http.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The bytes of a report. All of them are proved; of more than a megabyte only the beginning is kept.
 *
 * @param whole whether what is kept is all of it
 */
record DeskBody(byte[] kept, boolean whole, String sha256, String signature) {

    private static final int KEPT = 1 << 20;
    private static final int MOST = 32 << 20;

    static DeskBody read(InputStream content, DeskKeys keys) throws IOException {
        var kept = new ByteArrayOutputStream();
        var digest = sha256Of();
        var mac = keys.mac();
        var buffer = new byte[8192];
        var total = 0;
        for (var length = content.read(buffer); length >= 0; length = content.read(buffer)) {
            total += length;
            if (total > MOST) {
                throw new ResponseStatusException(
                        HttpStatus.PAYLOAD_TOO_LARGE, "A report has one megabyte; more than 32 are not even proved");
            }
            digest.update(buffer, 0, length);
            mac.update(buffer, 0, length);
            kept.write(buffer, 0, Math.min(length, KEPT - kept.size()));
        }
        return new DeskBody(
                kept.toByteArray(),
                total <= KEPT,
                HexFormat.of().formatHex(digest.digest()),
                "sha256=" + HexFormat.of().formatHex(mac.doFinal()));
    }

    private static MessageDigest sha256Of() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
