package io.slipway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slipway.rca.Analysis;
import io.slipway.rca.RcaAction;
import io.slipway.rca.RcaEntry;
import io.slipway.rca.RcaEvent;
import io.slipway.rca.RcaListing;
import io.slipway.rca.RcaLog;
import io.slipway.rca.RcaRevision;
import io.slipway.release.LiveIssue;
import io.slipway.release.Releases;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The log of root cause analyses as the interface and the pages show it. */
@Component
public class RcaViews {

    public static final List<String> FIELDS = List.of("page", "size");

    private static final int USUAL = 50;

    private final RcaLog log;
    private final RcaListing listing;
    private final Releases releases;

    RcaViews(RcaLog log, RcaListing listing, Releases releases) {
        this.log = log;
        this.listing = listing;
        this.releases = releases;
    }

    /**
     * An entry in the list, or whole.
     *
     * @param mendedBy the releases that hold the issue's ticket, a hotfix itself among them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RcaView(
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

    /** A page of the list, the newest first, with the way to the others. */
    public record RcaPage(List<RcaView> entries, Pages pages) {}

    public RcaPage page(String path, Map<String, List<String>> given) {
        var asked = new LinkedHashMap<>(ReleaseQueries.said(given, FIELDS));
        var paging = Paging.of(asked, USUAL);
        asked.remove("page");
        return new RcaPage(
                listing.page(paging.from(), paging.size()).stream()
                        .map(RcaViews::line)
                        .toList(),
                new Pages(path, asked, paging, listing.count()));
    }

    private static RcaView line(RcaListing.Line line) {
        return new RcaView(
                line.release().key().value(),
                line.release().programme(),
                line.issue(),
                line.release().title(),
                line.entry().state(),
                line.entry().revision(),
                line.entry().openedAt(),
                line.fixes(),
                line.openActions(),
                null,
                null,
                null,
                null);
    }

    public RcaView one(RcaEntry entry) {
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
                entry.analysis(),
                log.timeline(release),
                actions,
                log.revisions(key));
    }
}
