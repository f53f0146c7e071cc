package io.slipway.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How defects found in test are ranked and sorted; the worst and the most urgent come first. */
public record Defects(
        List<Severity> severities,
        List<Rank> priorities,
        @Nullable List<Rank> categories) {

    static final Defects NONE = new Defects(List.of(), List.of(), null);

    @Override
    public List<Rank> categories() {
        return categories == null ? List.of() : categories;
    }

    /** @param emergency whether a defect that severe may be fixed by an emergency release */
    public record Severity(String id, String name, boolean emergency) {}

    public record Rank(String id, String name) {}
}
