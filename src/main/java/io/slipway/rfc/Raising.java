package io.slipway.rfc;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.readiness.ReleaseContent;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.readiness.ReleasePart;
import io.slipway.readiness.ReleaseParts;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.scope.Scopes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Raises requests for change: only what is complete goes to those who approve (M-122, X-15). */
@Component
class Raising {

    private final Releases releases;
    private final Programmes programmes;
    private final Scopes scopes;
    private final ReleaseParts parts;
    private final ReleaseDocuments documents;
    private final ReleaseContent content;
    private final RfcTable table;
    private final Clock clock;

    Raising(
            Releases releases,
            Programmes programmes,
            Scopes scopes,
            ReleaseParts parts,
            ReleaseDocuments documents,
            ReleaseContent content,
            RfcTable table,
            Clock clock) {
        this.releases = releases;
        this.programmes = programmes;
        this.scopes = scopes;
        this.parts = parts;
        this.documents = documents;
        this.content = content;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Raises the draft and keeps what it asks for now, and whom it asks.
     *
     * @param needs the parts of the release, or the kinds of its documents, without which it is not complete
     * @param approver the role that approves a release into the environment, by its id
     * @throws RuleBroken with everything that is missing
     */
    void raise(ReleaseKey key, List<String> needs, Function<Rfc.Place, Optional<String>> approver, String by) {
        releases.hold(key);
        var release = releases.get(key);
        var programme = programmes.get(release.programme());
        var rfc = draft(key);
        var missing = new ArrayList<>(missing(programme, release, rfc, needs));
        var groups = new LinkedHashSet<String>();
        for (var place : rfc.places()) {
            approver.apply(place)
                    .filter(role -> programme.roles().stream()
                            .anyMatch(known -> known.id().equals(role)))
                    .map(programme::roleGroup)
                    .ifPresentOrElse(
                            groups::add,
                            () -> missing.add("somebody who approves releases into "
                                    + programme.environment(place.environment()).name()
                                    + ", whom the decision table names"));
        }
        if (!missing.isEmpty()) {
            throw new RuleBroken("The request for change is not complete. Missing: " + String.join("; ", missing));
        }
        table.raise(key, rfc.number(), groups, content.requestDigest(key), by, clock.instant());
    }

    /** The draft goes back; what it was stays on the record, and the next one is another round. */
    void sendBack(ReleaseKey key) {
        releases.hold(key);
        table.state(key, draft(key).number(), Rfc.State.SENT_BACK);
    }

    private Rfc draft(ReleaseKey key) {
        return table.current(key)
                .filter(rfc -> rfc.state() == Rfc.State.DRAFT)
                .orElseThrow(() -> new RuleBroken(
                        "There is no request for change of " + key + " to raise; draft it first, or draft it anew"));
    }

    private List<String> missing(Programme programme, Release release, Rfc rfc, Collection<String> needs) {
        var written = Stream.concat(
                        parts.of(release.key()).stream().map(ReleasePart::part),
                        documents.of(release.key()).stream().map(document -> document.kind()))
                .collect(Collectors.toSet());
        var missing = new ArrayList<String>();
        if (release.build() == null) {
            missing.add("the build; register one and choose it");
        }
        if (scopes.of(release.key()).isEmpty()) {
            missing.add("the content; choose what goes into the release");
        }
        rfc.places().stream()
                .filter(place -> !place.startsAt().isAfter(clock.instant()))
                .map(place -> "a window in "
                        + programme.environment(place.environment()).name()
                        + " that lies ahead; draft the request anew")
                .forEach(missing::add);
        needs.stream()
                .filter(need -> !written.contains(need))
                .map(need -> "'" + programme.title(need) + "'")
                .forEach(missing::add);
        return missing;
    }
}
