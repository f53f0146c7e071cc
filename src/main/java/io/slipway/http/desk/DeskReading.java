package io.slipway.http.desk;

import io.slipway.issues.Reported;
import io.slipway.issues.UnreadReport;
import io.slipway.programme.Programme;
import io.slipway.release.Texts;
import io.slipway.words.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What could be read of a report.
 *
 * @param programme the one it names
 * @param project the project of the service desk that holds the issue
 * @param places the words, line by line, for where the issue was found
 * @param placesField what its sender calls the field of these words
 * @param ended what its source calls the end of the issue; null while it is open
 * @param nothing why it reports no issue at all; null where it does
 * @param ignored what stands in it that nobody reads
 * @param problems what stands against its use, wherever the issue was found
 */
record DeskReading(
        @Nullable String programme,
        @Nullable String project,
        @Nullable String reference,
        @Nullable String origin,
        @Nullable String formerly,
        @Nullable Integer severity,
        List<String> places,
        String placesField,
        @Nullable String summary,
        @Nullable String ended,
        @Nullable String delivery,
        @Nullable String nothing,
        List<String> ignored,
        List<String> problems) {

    static final int LONGEST_REFERENCE = 64;
    static final int LONGEST_ORIGIN = 200;
    static final int LONGEST_SUMMARY = 500;
    private static final int LONGEST_END = 100;
    private static final String NO_SUMMARY = "The service desk gave no summary";

    DeskReading {
        reference = shown(reference, LONGEST_REFERENCE);
        origin = shown(origin, LONGEST_ORIGIN);
        formerly = shown(formerly, LONGEST_REFERENCE);
        summary = shown(summary, LONGEST_SUMMARY);
        ended = shown(ended, LONGEST_END);
        delivery = shown(delivery, LONGEST_END);
    }

    /** Of a body in which nothing can be read. */
    static DeskReading unreadable(String why) {
        return new DeskReading(
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                "environment",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(why));
    }

    /** Returns everything that stands against its use in the programme. */
    List<String> problems(Programme programme) {
        var missing = places.isEmpty()
                ? placesField + ": is missing; say where the issue was found"
                : placesField + ": '" + Texts.readable(String.join(" ", places), 100)
                        + "' names no environment, or more than one; known are "
                        + programme.environments().stream()
                                .map(Programme.Environment::id)
                                .toList();
        return environment(programme) == null
                ? Stream.concat(problems.stream(), Stream.of(missing)).toList()
                : problems;
    }

    Reported report(Programme programme) {
        return new Reported(
                Objects.requireNonNull(reference),
                origin,
                formerly,
                severity,
                environment(programme),
                Objects.requireNonNullElse(summary, NO_SUMMARY),
                ended);
    }

    UnreadReport unread(@Nullable Programme programme, List<String> why, String source, DeskBody body) {
        return new UnreadReport(
                source,
                origin,
                formerly,
                reference,
                severity,
                programme == null ? null : environment(programme),
                summary,
                why,
                body.sha256(),
                body.kept(),
                body.whole());
    }

    /** Returns the id of the one environment that the words name. */
    private @Nullable String environment(Programme programme) {
        var known = new HashMap<String, String>();
        programme.environments().forEach(place -> known.put(Spelling.plain(place.name()), place.id()));
        programme.environments().forEach(place -> known.put(Spelling.plain(place.id()), place.id()));
        return DeskWords.meaning(places, Map.copyOf(known)).orElse(null);
    }

    /** Returns null for what shows nothing. */
    private static @Nullable String shown(@Nullable String text, int most) {
        return text == null || Spelling.of(text).isEmpty() ? null : Texts.readable(text, most);
    }

    /** Adds that the reference is missing, where it is. */
    static List<String> withReference(@Nullable String reference, String field, List<String> problems) {
        var all = new ArrayList<>(problems);
        if (shown(reference, LONGEST_REFERENCE) == null) {
            all.add(field + ": is missing; give the ticket's key in the service desk, like SD-4711");
        }
        return List.copyOf(all);
    }
}
