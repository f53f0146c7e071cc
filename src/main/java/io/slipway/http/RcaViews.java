package io.slipway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slipway.rca.Analysis;
import io.slipway.rca.RcaAction;
import io.slipway.rca.RcaEntry;
import io.slipway.rca.RcaEvent;
import io.slipway.rca.RcaLog;
import io.slipway.rca.RcaRevision;
import io.slipway.release.LiveIssue;
import io.slipway.release.Releases;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The log of root cause analyses as the interface and the pages show it. */
@Component
class RcaViews {

    private final RcaLog log;
    private final Releases releases;

    RcaViews(RcaLog log, Releases releases) {
        this.log = log;
        this.releases = releases;
    }

    /**
     * An entry in the list, or whole.
     *
     * @param mendedBy the releases that hold the issue's ticket, a hotfix itself among them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RcaView(
            String key,
            String programme,
            LiveIssue issue,
            String title,
            RcaEntry.State state,
            int revision,
            Instant openedAt,
            List<String> mendedBy,
            long openActions,
            @Nullable Analysis analysis,
            @Nullable List<RcaEvent> timeline,
            @Nullable List<RcaAction> actions,
            @Nullable List<RcaRevision> revisions) {}

    /** Returns the whole list, the newest first. */
    List<RcaView> all() {
        return log.all().stream().map(entry -> view(entry, false)).toList();
    }

    RcaView one(RcaEntry entry) {
        return view(entry, true);
    }

    private RcaView view(RcaEntry entry, boolean whole) {
        var key = entry.release();
        var release = releases.get(key);
        var actions = log.actions(key);
        return new RcaView(
                key.value(),
                release.programme(),
                log.issue(entry),
                release.title(),
                entry.state(),
                entry.revision(),
                entry.openedAt(),
                log.fixes(release),
                actions.stream().filter(RcaAction::isOpen).count(),
                whole ? entry.analysis() : null,
                whole ? log.timeline(release) : null,
                whole ? actions : null,
                whole ? log.revisions(key) : null);
    }
}
