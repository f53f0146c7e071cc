package io.slipway.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The way from one page of a list to the others, with everything else that was asked for.
 *
 * @param path where the list is
 * @param asked the other parameters
 * @param total how many entries there are on all pages
 */
public record Pages(String path, Map<String, String> asked, Paging paging, long total) {

    /** Tells programs how many entries there are on all pages. */
    private static final String TOTAL = "X-Total-Count";

    public int number() {
        return paging.page();
    }

    public int last() {
        return paging.pages(total);
    }

    public boolean several() {
        return last() > 1 || number() > last();
    }

    public long count() {
        return total;
    }

    /** Returns the address of the page before; from beyond the end, that of the last one. */
    public @Nullable String previous() {
        return number() > 1 ? address(Math.min(number() - 1, last())) : null;
    }

    public @Nullable String next() {
        return number() < last() ? address(number() + 1) : null;
    }

    public String first() {
        return address(1);
    }

    public String end() {
        return address(last());
    }

    /** Returns the headers that tell programs where to go on (RFC 8288). */
    public HttpHeaders headers() {
        var links = new ArrayList<>(List.of(link(first(), "first")));
        if (previous() != null) {
            links.add(link(previous(), "prev"));
        }
        if (next() != null) {
            links.add(link(next(), "next"));
        }
        links.add(link(end(), "last"));
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.LINK, String.join(", ", links));
        headers.add(TOTAL, Long.toString(total));
        return headers;
    }

    private static String link(@Nullable String address, String relation) {
        return "<" + address + ">; rel=\"" + relation + "\"";
    }

    /** A relative reference: the host that a request names may be a stranger's. */
    private String address(int page) {
        var values = new LinkedHashMap<String, Object>(asked);
        values.put("page", page);
        var address = UriComponentsBuilder.fromPath(path);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }
}
