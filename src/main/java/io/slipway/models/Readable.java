package io.slipway.models;

import io.slipway.words.Characters;

/** Makes characters visible that a reader would not see, or that would turn or hide what stands beside them. */
final class Readable {

    private Readable() {}

    static String text(String text) {
        return text.codePoints()
                .collect(
                        StringBuilder::new,
                        (shown, one) -> {
                            if (isSeen(one)) {
                                shown.appendCodePoint(one);
                            } else {
                                shown.append("<U+%04X>".formatted(one));
                            }
                        },
                        StringBuilder::append)
                .toString();
    }

    /** In a difference a blank has to be a blank, and a character one that everybody's font has. */
    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\t';
            case Character.SPACE_SEPARATOR -> character == ' ';
            case Character.FORMAT, Character.PRIVATE_USE -> false;
            default -> Characters.isSeen(character);
        };
    }
}
