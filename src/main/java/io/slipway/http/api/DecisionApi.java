package io.slipway.http.api;

import io.slipway.evidence.Decision;
import io.slipway.evidence.Decisions;
import io.slipway.http.Lookup;
import io.slipway.http.Viewer;
import io.slipway.programme.Programme;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people decided about a release, over REST and in Cockpit. */
@RestController
@RequestMapping("/api/releases/{key}/decisions")
@Tag(name = "Decisions", description = "Who decided what, when, why and on which content")
class DecisionApi {

    private final Lookup lookup;
    private final Decisions decisions;

    DecisionApi(Lookup lookup, Decisions decisions) {
        this.lookup = lookup;
        this.decisions = decisions;
    }

    /**
     * @param by null where it is not the reader's to know
     * @param decided the moment on the clock of the programme, for people
     * @param contentDigest SHA-256 of what was shown
     */
    record DecisionView(
            String step,
            String stepName,
            String decision,
            String comment,
            @Nullable String by,
            @Nullable String role,
            Instant decidedAt,
            String decided,
            @Nullable String contentDigest) {}

    @GetMapping
    @Operation(
            summary = "The decisions about a release, the oldest first",
            description = "Without the advice of others, unless the role decides or audits.")
    List<DecisionView> all(@PathVariable String key, Viewer viewer) {
        var release = lookup.release(key);
        var programme = lookup.programme(release);
        return decisions.of(release, viewer.reader(programme)).stream()
                .map(decision -> view(programme, decision))
                .toList();
    }

    private static DecisionView view(Programme programme, Decision decision) {
        return new DecisionView(
                decision.step(),
                decision.stepName(),
                decision.decision(),
                decision.comment(),
                decision.by() == null ? null : decision.by().toString(),
                decision.role(),
                decision.decidedAt(),
                programme.time().onPage(decision.decidedAt()),
                decision.contentDigest());
    }
}
