package io.slipway.http;

import io.slipway.calendar.FeedText;
import io.slipway.calendar.Feeds;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where calendars that cannot sign in read the feed of a party. Open to the network: the token in the address opens this
 * feed and nothing else, and stands in no answer and in no log.
 */
@RestController
@Hidden
class FeedDoor {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Feeds feeds;
    private final String url;

    FeedDoor(Feeds feeds, @Value("${slipway.url}") String url) {
        this.feeds = feeds;
        this.url = url;
    }

    @GetMapping("/calendar/feed/{token}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String token) {
        return feeds.open(token)
                .map(feed -> ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .cacheControl(CacheControl.noStore())
                        .header("Content-Disposition", "inline; filename=\"slipway.ics\"")
                        .body(FeedText.of(feed, url).getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ResponseEntity.notFound()
                        .cacheControl(CacheControl.noStore())
                        .build());
    }
}
