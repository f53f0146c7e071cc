package io.slipway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.StreamSupport;

/** The mail server and the hub of a running Slipway: what they got, and how they are made to fail. */
public record RunningSandbox(RunningSlipway slipway) {

    /** Start Slipway with it, so that the hub can be told to fail. */
    public static final String HUB_TOKEN = "--slipway.banners.flip.token=the-hubs-own-token";

    /** A mail as it arrived. */
    public record Mail(String to, String subject, String messageId, boolean invitation) {}

    /** Returns the mails that arrived for the release. */
    public List<Mail> mails(String release) {
        try (var files = Files.list(sandbox().resolve("mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(RunningSandbox::parse)
                    .filter(mail -> release.equals(header(mail, "X-Release-Key")))
                    .map(mail -> new Mail(
                            header(mail, "X-Sandbox-Recipient"),
                            header(mail, "Subject"),
                            header(mail, "Message-ID"),
                            isInvitation(mail)))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void mailServer(boolean running) {
        var answer = slipway.as("admin").ask("PUT", "/api/sandbox/mail", Map.of("running", running));
        if (answer.statusCode() != 204) {
            throw new AssertionError(answer);
        }
    }

    /** Makes so many requests fail from now on. */
    public void failHub(int failures) {
        var request = HttpRequest.newBuilder(URI.create(slipway.url() + "/sandbox/flip/api/faults"))
                .header("Authorization", "Bearer " + HUB_TOKEN.substring(HUB_TOKEN.indexOf('=') + 1))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"failures\": " + failures + ", \"delayMillis\": 0}"))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer + answer.body());
            }
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Returns what the hub's users saw, change by change: whether a banner was shown. */
    public List<Boolean> bannersShown() {
        return hubHistory().stream()
                .map(change -> change.path("banner").path("enabled").asBoolean())
                .toList();
    }

    /** Returns what the hub was told, change by change. */
    public List<JsonNode> hubHistory() {
        var file = sandbox().resolve("flip-hub.json");
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            var history = new JsonMapper().readTree(file.toFile()).path("history");
            return StreamSupport.stream(history.spliterator(), false).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path sandbox() {
        return slipway.data().resolve("sandbox");
    }

    private static MimeMessage parse(Path file) {
        try (var content = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), content);
        } catch (IOException | MessagingException unreadable) {
            throw new AssertionError(file.toString(), unreadable);
        }
    }

    /** Whether it carries the event itself, as calendars take it. */
    private static boolean isInvitation(MimeMessage mail) {
        try {
            var whole = new ByteArrayOutputStream();
            mail.writeTo(whole);
            return whole.toString(StandardCharsets.UTF_8).contains("Content-Type: text/calendar");
        } catch (IOException | MessagingException unreadable) {
            throw new AssertionError(mail.toString(), unreadable);
        }
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return MimeUtility.unfold(String.valueOf(mail.getHeader(name, ",")));
        } catch (MessagingException unreadable) {
            throw new AssertionError(name, unreadable);
        }
    }
}
