package io.slipway.identity;

import java.text.Normalizer;
import java.util.Locale;

/** What an account says of its owner. */
public record Profile(String id, String firstName, String lastName, String email) {

    public String fullName() {
        return (firstName + " " + lastName).strip();
    }

    /** Returns whether the two would be taken for the same person. */
    boolean isNamedLike(Profile other) {
        return looks(fullName()).equals(looks(other.fullName()));
    }

    private static String looks(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\p{Z}\\p{P}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
