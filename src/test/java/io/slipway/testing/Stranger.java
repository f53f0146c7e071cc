package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;

/** One of the demo people, as a program or in a browser, who sends what they like and is told the answer as it is. */
public final class Stranger {

    private static final int ATTEMPTS = 5;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String url;
    private final String credentials;
    private String token = "";

    private Stranger(int port, String credentials) {
        this.url = "http://localhost:" + port;
        this.credentials = credentials;
    }

    /** What came back. */
    public record Answer(int status, String type, String disposition, String body) {}

    public static Stranger program(int port, String person) {
        var pair = (person + ":" + SlipwayTest.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return new Stranger(port, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    public static Stranger browser(int port, String person) {
        var browser = new Stranger(port, "");
        var form = "username=" + person + "&password=" + SlipwayTest.PASSWORD + "&_csrf="
                + URLEncoder.encode(browser.tokenOf("/login"), StandardCharsets.UTF_8);
        browser.send("POST", "/login", "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
        browser.token = browser.tokenOf("/");
        return browser;
    }

    /** Returns the token that the browser's forms carry; programs have none. */
    public String token() {
        return URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    public Answer send(String method, String path, String type, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body));
        if (!credentials.isEmpty()) {
            request.header("Authorization", credentials);
        }
        try {
            var answer = answered(request.build());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.headers().firstValue("Content-Disposition").orElse(""),
                    answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** A server that refuses an address closes the line, perhaps before the body is sent: then the answer is lost. */
    private HttpResponse<String> answered(HttpRequest request) throws IOException, InterruptedException {
        for (var attempt = 1; ; attempt++) {
            try {
                return client.send(request, BodyHandlers.ofString());
            } catch (IOException lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
            }
        }
    }

    private String tokenOf(String page) {
        var found = TOKEN.matcher(send("GET", page, "text/plain", new byte[0]).body());
        if (!found.find()) {
            throw new IllegalStateException("No token on " + page);
        }
        return found.group(1);
    }
}
