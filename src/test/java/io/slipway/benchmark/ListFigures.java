package io.slipway.benchmark;

import io.slipway.testing.Lifecycle;
import io.slipway.testing.PastReleases;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FilterService;

/** How long pages, lists and what Cockpit and Tasklist ask take, with very many releases that have ended. */
public final class ListFigures implements AutoCloseable {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String COMPLETED = "{\"finished\":true,\"rootProcessInstances\":true,"
            + "\"sorting\":[{\"sortBy\":\"endTime\",\"sortOrder\":\"desc\"}]}";

    private final Application application = Application.stored();
    private final String address;
    private final PlannedRelease played;
    private final PastReleases past;
    private final int pages;

    public ListFigures(int ended, int running) {
        var context = application.context();
        address = "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
        context.getBean(TestClock.class).reset();
        played = PlannedRelease.start(context, "Played");
        played.throughRestore();
        played.close();
        played.life().endsAt("releaseClosed");
        past = new PastReleases(context, played.key());
        past.hurry();
        past.add(ended - 1);
        for (var number = 0; number < running; number++) {
            if (number % 2 == 0) {
                Lifecycle.start(context, "Running " + number);
            } else {
                PlannedRelease.start(context, "Running " + number).defineScope();
            }
        }
        past.settle();
        pages = ended / 50;
    }

    /** Tells the milliseconds of each request, by what it asks for, as soon as they are known. */
    public void measure(int warmUp, int count, BiConsumer<String, Figures> reader) {
        var release = "/releases/" + played.key();
        var auditor = new Browser("auditor");
        // sets the token that the web applications send
        auditor.get("/camunda/app/cockpit/default/");
        var worker = new Browser("dev-team");
        var filter = application.context().getBean(FilterService.class).createTaskFilterQuery().list().stream()
                .filter(known -> known.getName().equals("To do"))
                .findFirst()
                .orElseThrow()
                .getId();
        var engine = "/camunda/api/engine/engine/default";
        var asked = new LinkedHashMap<String, Runnable>();
        asked.put("board", () -> auditor.get("/"));
        asked.put("board, text", () -> auditor.get("/?text=release+49"));
        asked.put("board, closed", () -> auditor.get("/?state=CLOSED"));
        asked.put("REST list", () -> auditor.get("/api/releases"));
        asked.put("REST list, last page", () -> auditor.get("/api/releases?page=" + pages));
        asked.put("REST list, text", () -> auditor.get("/api/releases?text=release+49"));
        asked.put("REST list, party", () -> auditor.get("/api/releases?party=trust-kch"));
        asked.put("REST list, in flight", () -> auditor.get("/api/releases?state=IN_FLIGHT&size=200"));
        asked.put("release page", () -> auditor.get(release));
        asked.put("timeline", () -> auditor.get("/api" + release + "/timeline"));
        asked.put("environments", () -> auditor.get("/environments"));
        asked.put("calendar", () -> auditor.get("/calendar"));
        asked.put(
                "Cockpit, completed",
                () -> auditor.post(engine + "/history/process-instance?firstResult=0&maxResults=51", COMPLETED));
        asked.put(
                "Tasklist, filter",
                () -> worker.get(engine + "/filter/" + filter + "/list?firstResult=0&maxResults=15"));
        asked.forEach((name, request) -> reader.accept(name, time(request, warmUp, count)));
    }

    @Override
    public void close() {
        application.close();
    }

    private static Figures time(Runnable request, int warmUp, int count) {
        var figures = new Figures();
        for (var number = -warmUp; number < count; number++) {
            var begin = System.nanoTime();
            request.run();
            if (number >= 0) {
                figures.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
            }
        }
        return figures;
    }

    /** A browser in which somebody has signed in. */
    private final class Browser {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .cookieHandler(cookies)
                .build();

        Browser(String person) {
            var page = TOKEN.matcher(get("/login"));
            if (!page.find()) {
                throw new IllegalStateException("The sign-in page has no token");
            }
            var form = "_csrf=" + URLEncoder.encode(page.group(1), StandardCharsets.UTF_8) + "&username=" + person
                    + "&password=" + SlipwayTest.PASSWORD;
            send(HttpRequest.newBuilder(URI.create(address + "/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
        }

        String get(String path) {
            return send(HttpRequest.newBuilder(URI.create(address + path))
                    .header("Accept", path.startsWith("/camunda/api") ? "application/hal+json" : "*/*")
                    .GET());
        }

        String post(String path, String json) {
            var token = cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .findFirst()
                    .orElseThrow();
            return send(HttpRequest.newBuilder(URI.create(address + path))
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/json")
                    .header("X-XSRF-TOKEN", token.getValue())
                    .POST(BodyPublishers.ofString(json)));
        }

        private String send(HttpRequest.Builder request) {
            try {
                var answer = client.send(request.timeout(Duration.ofMinutes(2)).build(), BodyHandlers.ofString());
                if (answer.statusCode() >= 400) {
                    throw new IllegalStateException(answer + " " + answer.body());
                }
                return answer.body();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }
}
