package io.slipway.readiness;

import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import io.slipway.words.FormText;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Whether rolling back is open to a release, as a form says before anybody decides it. */
@Component
class RemediesShown implements TaskContent {

    private final Resolvers resolvers;

    RemediesShown(Resolvers resolvers) {
        this.resolvers = resolvers;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        return Map.of(
                "mayRollBack", () -> resolvers.fixingForward(release).isEmpty(),
                "remedy",
                        () -> resolvers
                                .fixingForward(release)
                                .map(party -> FormText.line(party.name()) + " fixes forward; nothing is rolled back")
                                .orElse("rolling back or fixing forward"));
    }
}
