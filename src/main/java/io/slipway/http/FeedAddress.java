package io.slipway.http;

/**
 * Where a calendar reads the feed of a party; told once.
 *
 * @param url for calendars that ask for an address
 * @param webcal the same as a link that opens a calendar
 */
public record FeedAddress(String url, String webcal) {

    public static FeedAddress of(String application, String token) {
        var url = application + "/calendar/feed/" + token + ".ics";
        return new FeedAddress(url, url.replaceFirst("^https?:", "webcal:"));
    }
}
