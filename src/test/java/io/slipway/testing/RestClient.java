package io.slipway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A program that uses {@code /api} and {@code /engine-rest} in the name of a person. */
public final class RestClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final String url;
    private final String credentials;

    RestClient(String url, String person, String password) {
        this.url = url;
        this.credentials = "Basic "
                + Base64.getEncoder().encodeToString((person + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Asks the application under test, which stands on this port, as one of the demo people. */
    public static RestClient of(int port, String person) {
        return new RestClient("http://localhost:" + port, person, SlipwayTest.PASSWORD);
    }

    /** Reports an issue as the service desk does, with its token instead of a person. */
    static JsonNode report(String url, String token, String issue) {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/hooks/service-desk"))
                .header("X-Service-Desk-Token", token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(issue))
                .build();
        try {
            return json(HTTP.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Returns what stands there; fails if the answer is not good. */
    public JsonNode get(String path) {
        return json(send(path, "GET", BodyPublishers.noBody()));
    }

    /** Returns the answer, which is null where there is none; fails if it is not good. */
    public JsonNode post(String path, Object body) {
        return json(send(path, "POST", publish(body)));
    }

    /** Returns the answer as it is, for those who look at a refusal. */
    public HttpResponse<byte[]> ask(String method, String path, Object body) {
        return send(path, method, publish(body));
    }

    /** Hands in a text file as a browser's form does. */
    public void upload(String path, String name, String text) {
        var boundary = "----part";
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + text + "\r\n--" + boundary + "--\r\n";
        good(send(path, "POST", BodyPublishers.ofString(body), "multipart/form-data; boundary=" + boundary));
    }

    public byte[] download(String path) {
        return good(send(path, "GET", BodyPublishers.noBody())).body();
    }

    /** Claims the one task of this kind in the release that the person may work on, and completes it. */
    public void complete(String person, String release, String task, Map<String, ?> answers) {
        var found = Eventually.until(
                () -> get("/engine-rest/task?processInstanceBusinessKey=" + release + "&taskDefinitionKey=" + task),
                tasks -> !tasks.isEmpty());
        var address = "/engine-rest/task/" + found.get(0).path("id").asText();
        post(address + "/claim", Map.of("userId", person));
        var variables = new HashMap<String, Object>();
        variables.put("contentDigest", Map.of("value", shownIn(address)));
        answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        post(address + "/submit-form", Map.of("variables", variables));
    }

    /** Returns what an answer sends back of what the task shows; empty for a task that is over. */
    String shownIn(String task) {
        try {
            return JSON.readTree(send(task + "/form-variables", "GET", BodyPublishers.noBody())
                            .body())
                    .path("contentDigest")
                    .path("value")
                    .asText();
        } catch (IOException strange) {
            throw new UncheckedIOException(strange);
        }
    }

    boolean answers(String path) {
        try {
            return request(path, "GET", BodyPublishers.noBody(), "application/json")
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<byte[]> send(String path, String method, BodyPublisher body) {
        return send(path, method, body, "application/json");
    }

    private HttpResponse<byte[]> send(String path, String method, BodyPublisher body, String type) {
        try {
            return request(path, method, body, type);
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        }
    }

    private HttpResponse<byte[]> request(String path, String method, BodyPublisher body, String type)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", credentials)
                .header("Content-Type", type)
                .method(method, body)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static HttpResponse<byte[]> good(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(good(answer).body());
        } catch (IOException strange) {
            throw new UncheckedIOException(strange);
        }
    }

    private static BodyPublisher publish(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
