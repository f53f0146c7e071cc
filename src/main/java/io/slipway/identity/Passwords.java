package io.slipway.identity;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes up passwords that satisfy the engine's policy. */
public final class Passwords {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** Returns 20 characters that can be read aloud, and one of each kind that the policy asks for. */
    public static String random() {
        return RANDOM.ints(20, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining("", "Sw7-", ""));
    }
}
