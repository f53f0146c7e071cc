package io.slipway.http.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import io.slipway.words.Spelling;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What each word for a severity means, as the configuration says; numbers mean themselves. */
final class Severities {

    private final Map<String, Integer> known = new HashMap<>();
    private final Set<String> words;

    /** @param configured which severity each value means */
    Severities(Map<String, Integer> configured) {
        words = new TreeSet<>(configured.keySet());
        IntStream.rangeClosed(1, 5).forEach(severity -> known.put(String.valueOf(severity), severity));
        configured.forEach((word, severity) -> known.put(Spelling.plain(word), severity));
        configured.forEach((word, severity) -> {
            if (severity < 1 || severity > 5 || !severity.equals(known.get(Spelling.plain(word)))) {
                throw new RuleBroken("slipway.service-desk.jira.severities must give '" + word
                        + "' one severity from 1 to 5, however it is spelt");
            }
        });
    }

    /** Returns the severity, or adds what is wrong with it. */
    @Nullable
    Integer read(String field, JsonNode node, List<String> problems) {
        var lines = NodeText.lines(node);
        if (lines.isEmpty()) {
            problems.add(field + ": is missing; give the severity, from 1 (blocker) to 5 (trivial)");
            return null;
        }
        var found = node.isNumber()
                ? number(node.decimalValue())
                : DeskWords.meaning(lines, known).orElse(null);
        if (found == null) {
            problems.add(field + ": '" + Texts.readable(String.join(" ", lines), 100)
                    + "' is no known severity; known are " + words + " (slipway.service-desk.jira.severities)");
        }
        return found;
    }

    /** A number between two severities is none of them. */
    private @Nullable Integer number(BigDecimal given) {
        return IntStream.rangeClosed(1, 5)
                .filter(severity -> given.compareTo(BigDecimal.valueOf(severity)) == 0)
                .mapToObj(severity -> known.get(String.valueOf(severity)))
                .findFirst()
                .orElse(null);
    }
}
