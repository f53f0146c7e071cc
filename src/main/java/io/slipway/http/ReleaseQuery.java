package io.slipway.http;

import io.slipway.evidence.Standing.State;
import io.slipway.release.ReleaseFilter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which page of which releases somebody asks for.
 *
 * @param state null where it does not matter
 * @param asked what they asked in their own words, without the page
 */
public record ReleaseQuery(ReleaseFilter filter, @Nullable State state, Paging paging, Map<String, String> asked) {

    /** Returns what was asked for the field; empty, where it does not matter. */
    public String value(String field) {
        return asked.getOrDefault(field, "");
    }

    public boolean filtered() {
        return asked.keySet().stream().anyMatch(name -> !name.equals("size"));
    }
}
