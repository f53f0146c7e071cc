package io.slipway.http.pages;

import io.slipway.calendar.Feeds;
import io.slipway.http.FeedAddress;
import io.slipway.http.Lookup;
import io.slipway.http.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Gives a party a new address for its calendar, and shows it this once: it is kept nowhere, not even on the way to a page. */
@Page
class FeedPage {

    private final Lookup lookup;
    private final Feeds feeds;
    private final String url;

    FeedPage(Lookup lookup, Feeds feeds, @Value("${slipway.url}") String url) {
        this.lookup = lookup;
        this.feeds = feeds;
        this.url = url;
    }

    @PostMapping("/calendar/feeds/{programme}/{party}")
    String renew(
            @PathVariable String programme,
            @PathVariable String party,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        var known = lookup.listed(programme);
        var theirs = lookup.party(known, party);
        viewer.mustActFor(known, theirs);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("here", "calendar")
                .addAttribute("programme", known)
                .addAttribute("party", theirs)
                .addAttribute("address", FeedAddress.of(url, feeds.renew(known, theirs, viewer.id())));
        return "calendar-feed";
    }
}
