package io.slipway.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** What is sent to the engine's interface, read so strictly that the engine can read nothing else in it. */
final class EngineJson {

    private static final int DEPTH = 50;
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EngineJson() {}

    /** Returns an object, possibly empty. */
    static JsonNode of(byte[] body) throws JsonProcessingException {
        try {
            return STRICT.readTree(body);
        } catch (JsonProcessingException broken) {
            throw broken;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Returns what was found to be an object before. */
    static JsonNode checked(byte[] body) {
        try {
            return of(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Returns the same, or an empty object for nothing at all. */
    static JsonNode checkedOrEmpty(byte[] body) {
        return body.length == 0 ? STRICT.createObjectNode() : checked(body);
    }

    static Set<String> strangers(JsonNode object, Collection<String> known) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        names.removeAll(known);
        return names;
    }
}
