package io.slipway.words;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Breaks the lines of a calendar file as RFC 5545 asks, at octets and between characters. */
public final class FoldedLines {

    private static final int LONGEST_LINE = 75;

    private FoldedLines() {}

    /** Returns the lines, none of them longer than 75 octets, each with carriage return and line feed at its end. */
    public static String of(String text) {
        return text.lines().map(FoldedLines::fold).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String fold(String line) {
        var folded = new StringBuilder();
        var octets = 0;
        for (var point : line.codePoints().toArray()) {
            var character = Character.toString(point);
            var length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(character);
            octets += length;
        }
        return folded.toString();
    }
}
