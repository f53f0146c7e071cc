package io.slipway.http.api;

import io.slipway.calendar.Feeds;
import io.slipway.http.FeedAddress;
import io.slipway.http.Lookup;
import io.slipway.http.Viewer;
import io.slipway.programme.Programme;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The addresses under which parties have their calendars read, over REST. */
@RestController
@RequestMapping("/api/calendar/feeds/{programme}/{party}")
@Tag(name = "Calendar")
class FeedApi {

    private final Lookup lookup;
    private final Feeds feeds;
    private final String url;

    FeedApi(Lookup lookup, Feeds feeds, @Value("${slipway.url}") String url) {
        this.lookup = lookup;
        this.feeds = feeds;
        this.url = url;
    }

    /** @param renewedAt null, like who did it, where the party has no address */
    record FeedView(
            String programme,
            String party,
            @Nullable String renewedBy,
            @Nullable Instant renewedAt) {}

    @GetMapping
    @Operation(summary = "Whether the calendar of a party can be read by calendars, and since when")
    FeedView feed(@PathVariable String programme, @PathVariable String party) {
        var known = lookup.listed(programme);
        var theirs = lookup.party(known, party);
        var renewal = feeds.renewal(known.id(), theirs.id());
        return new FeedView(
                known.id(),
                theirs.id(),
                renewal.map(Feeds.Renewal::by).orElse(null),
                renewal.map(Feeds.Renewal::at).orElse(null));
    }

    @PostMapping
    @Operation(
            summary = "Give the calendar of a party a new address",
            description =
                    "The address is told this once; the one before is closed. Whoever knows it can read the party's"
                            + " calendar without signing in, and nothing else. People of the party only.")
    ResponseEntity<FeedAddress> renew(@PathVariable String programme, @PathVariable String party, Viewer viewer) {
        Programme known = lookup.listed(programme);
        var theirs = lookup.party(known, party);
        viewer.mustActFor(known, theirs);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(FeedAddress.of(url, feeds.renew(known, theirs, viewer.id())));
    }
}
