package io.slipway.http;

import io.slipway.words.Quoted;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which page of a list somebody asks for; the first one is 1. */
public record Paging(int page, int size) {

    private static final int MOST = 200;

    /** @param usual how many a page holds where nobody says it */
    public static Paging of(Map<String, String> asked, int usual) {
        return new Paging(
                number("page", asked.get("page"), 1, Integer.MAX_VALUE),
                number("size", asked.get("size"), usual, MOST));
    }

    /** Returns how many stand on the pages before. */
    public long from() {
        return (page - 1L) * size;
    }

    /** Returns how many pages there are; one, where there is nothing to show. */
    int pages(long total) {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    private static int number(String field, @Nullable String text, int usual, int most) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        try {
            var number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // refused below, with every other text that is no such number
        }
        throw new FieldRefused(
                field,
                Quoted.of(text) + " is no " + field + "; give a whole number from 1"
                        + (most == MOST ? " to " + MOST : ""));
    }
}
