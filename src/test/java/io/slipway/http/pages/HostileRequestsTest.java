package io.slipway.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.testing.Hostile;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Stranger;
import io.slipway.testing.Stranger.Answer;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever is sent to whichever address by whomever, it is answered, soon, briefly, and not with an error of ours. */
@SlipwayTest
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class HostileRequestsTest {

    private static final int TRIES = 10;
    private static final int LONGEST_PROBLEM = 8_000;
    /** Of a longer one the server reads so little that it cannot know who asks. */
    private static final int LONGEST_ADDRESS = 8_000;

    /** A page lists the tickets of all releases that other tests began; none says again what it was sent. */
    private static final int LONGEST_PAGE = 200_000;

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(?:[^{}]|\\{[^{}]*})*)?}");
    private static final List<String> PEOPLE = List.of(
            "dev-team", "dev-team", "dev-team", "product-owner", "trust-kch", "auditor", "process-owner", "admin");

    /** What the engine's interface is asked by our people's programs and web applications: method, address, a good body. */
    private static final List<List<String>> ENGINE = List.of(
            List.of("GET", "/task?{q}={h}", ""),
            List.of("GET", "/task/{task}", ""),
            List.of("GET", "/task/{h}/variables", ""),
            List.of("GET", "/task/{task}/form-variables?variableNames={h}", ""),
            List.of(
                    "POST",
                    "/task",
                    "{\"processInstanceBusinessKey\":\"{key}\",\"sorting\":[{\"sortBy\":\"dueDate\","
                            + "\"sortOrder\":\"asc\"}],\"taskVariables\":[{\"name\":\"release\",\"operator\":\"eq\",\"value\":\"x\"}]}"),
            List.of("POST", "/task/{task}/claim", "{\"userId\":\"dev-team\"}"),
            List.of(
                    "POST",
                    "/task/{task}/complete",
                    "{\"variables\":{\"decision\":{\"value\":\"nothing\",\"type\":\"String\"},"
                            + "\"tickets\":{\"value\":\"[]\",\"type\":\"Json\"},\"comment\":{\"value\":\"c\"},"
                            + "\"contentDigest\":{\"value\":\"d\"}}}"),
            List.of(
                    "POST",
                    "/task/{task}/submit-form",
                    "{\"variables\":{\"decision\":{\"value\":\"nothing\"},\"contentDigest\":{\"value\":\"d\"},"
                            + "\"userTestTickets\":{\"value\":\"a\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.ArrayList\","
                            + "\"serializationDataFormat\":\"application/json\"}}}}"),
            List.of("GET", "/filter?{q}={h}", ""),
            List.of("GET", "/history/task?{q}={h}", ""),
            List.of("GET", "/history/activity-instance?{q}={h}", ""),
            List.of("GET", "/process-instance?{q}={h}", ""),
            List.of("GET", "/process-definition/key/{h}/xml", ""),
            List.of("GET", "/incident?{q}={h}", ""));

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    ProcessEngine engine;

    private final JsonMapper json = new JsonMapper();
    private final Hostile hostile = new Hostile(20261127);
    private final Map<String, Stranger> browsers = new HashMap<>();
    private final Map<String, String> known = new HashMap<>();
    private final List<String> failures = new ArrayList<>();

    @BeforeEach
    void aRelease() {
        var life = Lifecycle.start(context, "Hostile");
        known.put("key", life.key().value());
        known.put("task", life.tasks("defineScope").get(0).getId());
        known.put("format", "html");
        known.put("kind", "release-notes");
        known.put("revision", "1");
        known.put("name", "1.4.0.0-rc1");
    }

    @Test
    void noRequestToAnAddressOfOursIsMoreThanRefused() {
        var addresses = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, handler) -> {
            var patterns = info.getPatternValues().stream()
                    .filter(pattern -> !pattern.startsWith("/sandbox/flip/"))
                    .toList();
            addresses.addAll(patterns);
            for (var pattern : patterns) {
                for (var tries = 0; tries < TRIES; tries++) {
                    attack(pattern, info, handler);
                }
            }
        });

        assertThat(failures).isEmpty();
        assertThat(addresses).contains("/api/releases", "/releases/new", "/error", "/api/releases/{key}/evidence");
    }

    @Test
    void noRequestToTheEngineIsMoreThanRefused() {
        for (var call : ENGINE) {
            for (var tries = 0; tries < 2 * TRIES; tries++) {
                var person = hostile.one(PEOPLE);
                var body = call.get(2).isEmpty() ? "" : jsonBody(filled(call.get(2)));
                var path = "/engine-rest" + address(call.get(1));
                note(
                        person,
                        call.get(0),
                        path,
                        body,
                        Stranger.program(port, person)
                                .send(call.get(0), path, "application/json", body.getBytes(StandardCharsets.UTF_8)));
            }
        }

        assertThat(failures).isEmpty();
    }

    private void attack(String pattern, RequestMappingInfo info, HandlerMethod handler) {
        var person = hostile.one(PEOPLE);
        var methods = List.copyOf(info.getMethodsCondition().getMethods());
        var method = methods.isEmpty() || hostile.chance(5)
                ? hostile.one(List.of("GET", "POST", "PUT", "DELETE"))
                : hostile.one(methods).name();
        var fields = fields(handler);
        var taken = body(handler);
        var path = address(pattern);
        var program = pattern.startsWith("/api");
        var caller = program ? Stranger.program(port, person) : browser(person);
        var body = "";
        var type = "application/x-www-form-urlencoded";
        if (method.equals("GET")) {
            path += "?" + form(fields);
        } else if (program && taken != null) {
            type = "application/json";
            body = jsonBody(good(taken).toString());
        } else if (handler.toString().contains("MultipartFile") && hostile.chance(80)) {
            type = "multipart/form-data; boundary=limit";
            body = multipart(fields, caller.token());
        } else {
            body = form(fields) + (program ? "" : "&_csrf=" + caller.token());
        }
        note(person, method, path, body, caller.send(method, path, type, body.getBytes(StandardCharsets.UTF_8)));
    }

    private void note(String person, String method, String path, String body, Answer answer) {
        var told = answer.body();
        var program = path.startsWith("/api") || path.startsWith("/engine-rest");
        var most = program ? LONGEST_PROBLEM : LONGEST_PAGE;
        var wrong = answer.status() >= 500
                || (answer.status() >= 400 && told.length() > most)
                || (answer.status() >= 400
                        && program
                        && path.length() < LONGEST_ADDRESS
                        && !told.isEmpty()
                        && !answer.type().contains("json"));
        if (wrong) {
            failures.add(cut(person + " " + method + " " + path) + " " + cut(body) + " → " + answer.status() + " ("
                    + answer.type() + ", " + told.length() + ") " + cut(told));
        }
    }

    private String address(String pattern) {
        var address = VARIABLE.matcher(pattern)
                .replaceAll(found -> Matcher.quoteReplacement(encoded(
                        found.group(1).equals("q")
                                ? hostile.one(List.of(
                                        "processInstanceBusinessKey",
                                        "maxResults",
                                        "sortBy",
                                        "createdAfter",
                                        "name",
                                        "dueDate",
                                        "variables",
                                        "activityType"))
                                : known.containsKey(found.group(1)) && hostile.chance(70)
                                        ? known.get(found.group(1))
                                        : hostile.word())));
        return address.replace("**", "any").replace("/*", "/any");
    }

    private String filled(String template) {
        return template.replace("{key}", known.get("key"));
    }

    private String jsonBody(String good) {
        try {
            return hostile.chance(15) ? hostile.broken() : hostile.spoiled(json.readTree(good));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    /** Returns the names under which the handler takes form fields. */
    private static List<String> fields(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .flatMap(parameter -> {
                    parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                    if (Map.class.isAssignableFrom(parameter.getParameterType())
                            && parameter.hasParameterAnnotation(RequestParam.class)) {
                        return names(StartForm.class, "");
                    }
                    return parameter.hasParameterAnnotation(RequestParam.class)
                            ? Stream.of(String.valueOf(parameter.getParameterName()))
                            : Stream.empty();
                })
                .toList();
    }

    private static Stream<String> names(Class<?> type, String prefix) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .flatMap(part -> part.getType().isRecord()
                                ? names(part.getType(), prefix + part.getName() + ".")
                                : Stream.of(prefix + part.getName()))
                : Stream.of(prefix);
    }

    private static @Nullable Class<?> body(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .map(MethodParameter::getParameterType)
                .findFirst()
                .orElse(null);
    }

    private JsonNode good(Class<?> type) {
        var body = json.createObjectNode();
        if (type.isRecord()) {
            for (var part : type.getRecordComponents()) {
                put(body, part);
            }
        }
        return body;
    }

    private void put(ObjectNode body, RecordComponent part) {
        var type = part.getType();
        if (type.isRecord()) {
            body.set(part.getName(), good(type));
        } else if (List.class.isAssignableFrom(type)) {
            body.putArray(part.getName());
        } else {
            body.put(
                    part.getName(),
                    Map.of(
                                    "programme",
                                    "flip",
                                    "type",
                                    "planned",
                                    "increment",
                                    "MINOR",
                                    "version",
                                    "",
                                    "predictedEnd",
                                    "2027-01-01T10:00:00Z",
                                    "at",
                                    "2026-01-01T10:00:00Z")
                            .getOrDefault(part.getName(), "Hostile"));
        }
    }

    private String form(List<String> fields) {
        return fields.stream()
                .filter(field -> !hostile.chance(10))
                .map(field -> encoded(hostile.chance(5) ? field + hostile.one(List.of("[0]", ".x", "[]", "[")) : field)
                        + "=" + encoded(value(field)))
                .collect(Collectors.joining("&"));
    }

    private String value(String field) {
        return hostile.chance(50)
                ? Map.of("programme", "flip", "type", "planned", "title", "T", "reason", "R", "at", "2026-01-01T10:00")
                        .getOrDefault(field, "x")
                : hostile.word();
    }

    private String multipart(List<String> fields, String token) {
        var body =
                new StringBuilder("--limit\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n");
        for (var field : fields) {
            body.append("--limit\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"")
                    .append(hostile.word().replaceAll("[\r\n\"]", ""))
                    .append("\"\r\nContent-Type: ")
                    .append(hostile.one(List.of(
                            "text/plain",
                            "multipart/mixed; boundary=inner",
                            "multipart/mixed",
                            "x",
                            "image/svg+xml",
                            "\0")))
                    .append("\r\n\r\n")
                    .append(hostile.text())
                    .append("\r\n");
        }
        return hostile.chance(90) ? body.append("--limit--\r\n").toString() : body.toString();
    }

    private Stranger browser(String person) {
        return browsers.computeIfAbsent(person, somebody -> Stranger.browser(port, somebody));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String cut(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "… (" + text.length() + ")";
    }
}
