package io.slipway.comms;

import io.slipway.words.TemplateBroken;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines between {@code ---} and {@code ---} at the top of a notice template.
 *
 * @param calendar what the calendar entry sent with it asks for
 * @param document the kind of release document whose newest text the notice carries
 * @param asksNothing whether nobody need do anything, so that it may wait for a digest
 * @param lines how many lines the head takes
 */
record TemplateHeader(
        String subject,
        @Nullable CalendarMethod calendar,
        @Nullable String document,
        boolean asksNothing,
        int lines) {

    private static final List<String> KEYS = List.of("subject", "calendar", "document", "asks");

    static TemplateHeader of(String file, List<String> text) {
        if (text.isEmpty() || !text.get(0).strip().equals("---")) {
            throw new TemplateBroken(file, 1, "the file must begin with ---, a line 'subject: ...' and ---");
        }
        Map<String, String> entries = new HashMap<>();
        for (int line = 1; line < text.size(); line++) {
            if (text.get(line).strip().equals("---")) {
                return of(file, entries, line + 1);
            }
            var colon = text.get(line).indexOf(':');
            var key = text.get(line).substring(0, Math.max(colon, 0)).strip();
            if (!KEYS.contains(key)) {
                throw new TemplateBroken(
                        file,
                        line + 1,
                        "write 'subject: ...', 'calendar: ...', 'document: ...' or 'asks: nothing' here");
            }
            entries.put(key, text.get(line).substring(colon + 1).strip());
        }
        throw new TemplateBroken(file, text.size(), "the head is not closed; add a line --- below 'subject: ...'");
    }

    private static TemplateHeader of(String file, Map<String, String> entries, int lines) {
        var subject = entries.get("subject");
        if (subject == null || subject.isEmpty()) {
            throw new TemplateBroken(file, 2, "a line 'subject: ...' is missing; add one");
        }
        var calendar = calendar(file, entries.get("calendar"));
        var document = entries.get("document");
        return new TemplateHeader(
                subject,
                calendar,
                document,
                asksNothing(file, entries.get("asks"), calendar == null && document == null),
                lines);
    }

    /** What brings something with it is no news of one line. */
    private static boolean asksNothing(String file, @Nullable String asks, boolean bare) {
        if (asks != null && !asks.equals("nothing")) {
            throw new TemplateBroken(file, 2, "'asks: " + asks + "' is unknown; write 'asks: nothing' or no such line");
        }
        if (asks != null && !bare) {
            throw new TemplateBroken(
                    file, 2, "'asks: nothing' is for news of one line; take it out beside 'calendar' or 'document'");
        }
        return asks != null;
    }

    private static @Nullable CalendarMethod calendar(String file, @Nullable String method) {
        if (method == null) {
            return null;
        }
        return Arrays.stream(CalendarMethod.values())
                .filter(known -> known.name().equals(method.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TemplateBroken(
                        file,
                        2,
                        "'calendar: " + method + "' is unknown; write 'calendar: request' or 'calendar: cancel'"));
    }
}
