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
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody at the front door: a stranger, a program with a name and password, or a browser with its cookies. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final int port;
    private final @Nullable String credentials;

    private Visitor(int port, @Nullable String credentials) {
        this.port = port;
        this.credentials = credentials;
    }

    public static Visitor stranger(int port) {
        return new Visitor(port, null);
    }

    public static Visitor program(int port, String person) {
        return program(port, person, SlipwayTest.PASSWORD);
    }

    public static Visitor program(int port, String person, String password) {
        var pair = (person + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Visitor(port, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Signs in on the page, as people do. */
    public static Visitor browser(int port, String person) {
        var visitor = stranger(port);
        visitor.form("/login", visitor.token("/login"), "username", person, "password", SlipwayTest.PASSWORD);
        return visitor;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> hal(String path) {
        return send(request(path).header("Accept", "application/hal+json").GET());
    }

    public int status(String path) {
        return get(path).statusCode();
    }

    public HttpResponse<String> json(String method, String path, String body) {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> json(String method, String path, String body, String header, String value) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header(header, value)
                .method(method, BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> form(String path, String token, String... pairs) {
        var body = new StringBuilder("_csrf=").append(encoded(token));
        for (var index = 0; index < pairs.length; index += 2) {
            body.append('&').append(pairs[index]).append('=').append(encoded(pairs[index + 1]));
        }
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** Sends a form as the webapps do, with the token they keep in a cookie. */
    public HttpResponse<String> webappForm(String path, String body) {
        return webapp(path, "application/x-www-form-urlencoded", body);
    }

    /** The same for what their scripts send. */
    public HttpResponse<String> webappJson(String path, String body) {
        return webapp(path, "application/json", body);
    }

    /** The same by another method than POST. */
    public HttpResponse<String> webappJson(String method, String path, String body) {
        return webapp(method, path, "application/json", body);
    }

    private HttpResponse<String> webapp(String path, String type, String body) {
        return webapp("POST", path, type, body);
    }

    private HttpResponse<String> webapp(String method, String path, String type, String body) {
        var token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow();
        return send(request(path)
                .header("X-XSRF-TOKEN", token.getValue())
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body)));
    }

    /** Deploys one file through the engine's interface, at the address given. */
    public HttpResponse<String> deploy(String path, String file, String content) {
        return upload(path, deployment(file, content));
    }

    /** The same with the token that the webapps keep in a cookie. */
    public HttpResponse<String> webappDeploy(String path, String file, String content) {
        return webapp(path, "multipart/form-data; boundary=limit", deployment(file, content));
    }

    /** Sends parts that are divided by the boundary {@code limit}. */
    public HttpResponse<String> upload(String path, String parts) {
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofString(parts)));
    }

    private static String deployment(String file, String content) {
        return """
                --limit\r
                Content-Disposition: form-data; name="deployment-name"\r
                \r
                a test\r
                --limit\r
                Content-Disposition: form-data; name="data"; filename="%s"\r
                Content-Type: application/octet-stream\r
                \r
                %s\r
                --limit--\r
                """.formatted(file, content);
    }

    public String token(String page) {
        var found = TOKEN.matcher(get(page).body());
        if (!found.find()) {
            throw new IllegalStateException("No token on " + page);
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return credentials == null ? request : request.header("Authorization", credentials);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
