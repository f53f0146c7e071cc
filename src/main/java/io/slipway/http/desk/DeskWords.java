package io.slipway.http.desk;

import io.slipway.words.Spelling;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the one thing that the words of a report name; what could mean two things means none. */
final class DeskWords {

    private static final Pattern BETWEEN = Pattern.compile("\\s+\\p{Pd}\\s+|[:/|(),;]");

    private DeskWords() {}

    /** @param known what each word means, by its plain spelling */
    static <T> Optional<T> meaning(List<String> lines, Map<String, T> known) {
        var found =
                lines.stream().flatMap(line -> meanings(line, known).stream()).collect(Collectors.toSet());
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    private static <T> Set<T> meanings(String line, Map<String, T> known) {
        var whole = known.get(Spelling.plain(line));
        return whole != null
                ? Set.of(whole)
                : Arrays.stream(BETWEEN.split(Normalizer.normalize(line, Normalizer.Form.NFKC)))
                        .map(part -> known.get(Spelling.plain(part)))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
    }
}
