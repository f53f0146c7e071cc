package io.slipway.http;

import io.slipway.evidence.ReleaseLists;
import io.slipway.evidence.Standing.State;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseFilter;
import io.slipway.words.Characters;
import io.slipway.words.Quoted;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which releases somebody asks for, or says which field cannot be used and what can. */
@Component
public class ReleaseQueries {

    public static final List<String> FIELDS = List.of("programme", "type", "state", "party", "text", "page", "size");

    private static final int LONGEST = 100;

    private final Programmes programmes;
    private final Lookup lookup;
    private final ReleaseLists lists;

    ReleaseQueries(Programmes programmes, Lookup lookup, ReleaseLists lists) {
        this.programmes = programmes;
        this.lookup = lookup;
        this.lists = lists;
    }

    /** Refuses what no list knows, so that a slip of the pen does not look like an answer. */
    public static void mustBeKnown(Map<String, ?> given, List<String> fields) {
        given.keySet().stream()
                .filter(name -> !fields.contains(name))
                .findFirst()
                .ifPresent(stranger -> {
                    throw new FieldRefused(stranger, "There is no such parameter; known are " + fields);
                });
    }

    /** Returns what was said of each of the fields, without those that were left empty. */
    public static Map<String, String> said(Map<String, List<String>> given, List<String> fields) {
        var said = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var values = given.getOrDefault(field, List.of());
            if (values.size() > 1) {
                throw new FieldRefused(field, "It is given twice; give it once");
            }
            values.stream().filter(value -> !value.isBlank()).forEach(value -> said.put(field, value.strip()));
        }
        return said;
    }

    /** @param usual how many a page holds where nobody says it */
    public ReleaseQuery read(Map<String, List<String>> given, int usual) {
        var asked = said(given, FIELDS);
        var paging = Paging.of(asked, usual);
        asked.remove("page");
        var some =
                asked.containsKey("programme") ? List.of(lookup.programme(asked.get("programme"))) : programmes.all();
        var type = asked.get("type");
        if (type != null) {
            mustHave(type, some);
        }
        return new ReleaseQuery(
                new ReleaseFilter(asked.get("programme"), type, party(asked.get("party"), some), text(asked)),
                state(asked.get("state")),
                paging,
                asked);
    }

    private void mustHave(String type, List<Programme> some) {
        if (some.size() == 1) {
            lookup.type(some.get(0), type);
        } else {
            oneOf(
                    "type",
                    type,
                    some,
                    programme -> programme.releaseTypes().stream().map(Programme.ReleaseType::id));
        }
    }

    private ReleaseFilter.@Nullable Concern party(@Nullable String party, List<Programme> some) {
        if (party == null) {
            return null;
        }
        oneOf("party", party, some, programme -> programme.parties().stream().map(Programme.Party::id));
        return lists.concern(some, party);
    }

    private static void oneOf(
            String field, String value, List<Programme> some, Function<Programme, Stream<String>> ids) {
        var known = some.stream().flatMap(ids).distinct().toList();
        if (!known.contains(value)) {
            throw new FieldRefused(field, "There is no " + field + " " + Quoted.of(value) + "; known are " + known);
        }
    }

    private static @Nullable State state(@Nullable String state) {
        if (state == null) {
            return null;
        }
        return Arrays.stream(State.values())
                .filter(known -> known.name().equals(state))
                .findFirst()
                .orElseThrow(() -> new FieldRefused(
                        "state",
                        "There is no state " + Quoted.of(state) + "; known are " + Arrays.toString(State.values())));
    }

    private static @Nullable String text(Map<String, String> asked) {
        var text = asked.get("text");
        if (text != null && text.length() > LONGEST) {
            throw new FieldRefused("text", "Use at most " + LONGEST + " characters");
        }
        if (text != null && !text.codePoints().allMatch(Characters::isSeen)) {
            throw new FieldRefused("text", "Use characters that can be seen, and blanks");
        }
        return text;
    }
}
