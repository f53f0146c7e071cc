package io.slipway.release;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which releases somebody wants to see; what is null does not matter.
 *
 * @param party whom they have to concern
 * @param text what key, title, reason, plan reference or the programme's own name have to contain, in small or capital letters
 */
public record ReleaseFilter(
        @Nullable String programme,
        @Nullable String type,
        @Nullable Concern party,
        @Nullable String text) {

    public static final ReleaseFilter NONE = new ReleaseFilter(null, null, null, null);

    /** Those of the party itself, those in which one of these sites takes part, and those that wait for the party. */
    public record Concern(String party, List<Place> sites, List<String> waiting) {}

    /** A site of a programme. */
    public record Place(String programme, String site) {}

    boolean isEmpty() {
        return equals(NONE);
    }

    /** Returns the text as a pattern in which nothing but itself matches. */
    String pattern() {
        var plain = String.valueOf(text).toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
        return "%" + plain + "%";
    }
}
