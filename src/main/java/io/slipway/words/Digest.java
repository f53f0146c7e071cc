package io.slipway.words;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** SHA-256 of content, of one file or a set of them, as 64 lower-case hexadecimal digits. */
public final class Digest {

    private Digest() {}

    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
    /** Returns the digest of all files with their names, in whatever order they come. */
    public static String of(Map<String, byte[]> files) {
        return of(new TreeMap<>(files)
                .entrySet().stream()
                        .map(file -> file.getKey() + " " + of(file.getValue()))
                        .collect(Collectors.joining("\n")));
    }
}
