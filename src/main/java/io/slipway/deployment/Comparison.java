package io.slipway.deployment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the live environment and its rehearsal had in common at a moment; no difference means the same build everywhere. */
public record Comparison(Instant comparedAt, List<Difference> differences) {

    /** Two sites that run different builds; a build is null where no run has told. */
    public record Difference(
            String site,
            @Nullable String build,
            String rehearsalSite,
            @Nullable String rehearsalBuild) {}
}
