package io.slipway.testing;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A planned FLIP release in a running Slipway, whose people do their part over REST when all goes well. */
public final class RunningRelease {

    private static final List<String> TRUSTS = List.of("trust-kch", "trust-uclh", "trust-gstt");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REPORTED_AS = "auditor";

    private final RunningSlipway slipway;
    private final String key;
    private final String version;
    private final String instance;
    private final Map<String, Part> parts;

    /** Who does a task and what they answer. */
    private record Part(List<String> people, String decision, Supplier<Map<String, Object>> answers) {}

    private RunningRelease(RunningSlipway slipway, JsonNode started, String feature) {
        this.slipway = slipway;
        this.key = started.path("key").asText();
        this.version = started.path("version").asText();
        this.instance = started.path("processInstanceId").asText();
        this.parts = parts(feature);
    }

    /** Starts a release whose scope is one feature of the sample tickets. */
    public static RunningRelease start(RunningSlipway slipway, String feature) {
        var started = slipway.as("dev-team")
                .post(
                        "/api/releases",
                        Map.of("programme", "flip", "type", "planned", "title", feature, "reason", "Asked for"));
        return new RunningRelease(slipway, started, feature);
    }

    public String key() {
        return key;
    }

    /** Returns the build that the pipeline made for it. */
    public String build() {
        return version + "-rc1";
    }

    public String instance() {
        return instance;
    }

    /** Lets the people do their part until this task is open, which is left to the caller. */
    public void reach(String task) {
        for (var open = awaitTasks(); !open.contains(task); open = awaitTasks()) {
            open.forEach(this::play);
        }
    }

    /** Lets the people do their part, this task included. */
    public void pass(String task) {
        reach(task);
        play(task);
    }

    /** Lets the people do their part until nobody has to do anything for now. */
    public void untilNoTaskIsOpen() {
        for (var open = openTasks(); !open.isEmpty(); open = openTasks()) {
            open.forEach(this::play);
        }
    }

    /** Lets the people do their part until the release is closed. */
    public void close() {
        pass("recordLessons");
        Eventually.until(this::view, view -> view.path("state").asText().equals("CLOSED"));
    }

    /** Waits for the task and returns what its form shows. */
    public JsonNode content(String person, String task) {
        Eventually.until(this::openTasks, open -> open.contains(task));
        var content = slipway.as(person).get("/engine-rest/task/" + task(person, task) + "/variables/content");
        return json(content.path("value").asText());
    }

    /** The person claims the task and completes it with this decision. */
    public void decide(String person, String task, String decision, Map<String, ?> answers) {
        var id = task(person, task);
        claim(person, id);
        slipway.as(person).post("/engine-rest/task/" + id + "/complete", completion(decision, answers));
    }

    /** The same, for those who look at the answer. */
    public HttpResponse<byte[]> complete(String person, String id, String decision, Map<String, ?> answers) {
        return slipway.as(person).ask("POST", "/engine-rest/task/" + id + "/complete", completion(decision, answers));
    }

    public void claim(String person, String id) {
        slipway.as(person).post("/engine-rest/task/" + id + "/claim", Map.of("userId", person));
    }

    /** Returns the id of the task in the person's list. */
    public String task(String person, String task) {
        var found = tasksOf(person, task);
        if (found.isEmpty()) {
            throw new AssertionError(person + " finds no task " + task + "; open are " + openTasks());
        }
        return found.get(0).path("id").asText();
    }

    public List<String> openTasks() {
        return stream(view().path("tasks"))
                .map(task -> task.path("step").asText())
                .distinct()
                .toList();
    }

    /** Returns the release as programs see it. */
    public JsonNode view() {
        return slipway.as(REPORTED_AS).get("/api/releases/" + key);
    }

    public List<JsonNode> runs() {
        return part("runs");
    }

    public List<JsonNode> timeline() {
        return part("timeline");
    }

    /** Returns the deliveries of all its notices. */
    public List<JsonNode> deliveries() {
        return part("notices").stream()
                .flatMap(notice -> stream(notice.path("deliveries")))
                .toList();
    }

    /** Returns the messages of the incidents that people see. */
    public List<String> troubles() {
        return stream(view().path("incidents"))
                .map(trouble -> trouble.path("message").asText())
                .toList();
    }

    private List<JsonNode> part(String name) {
        return stream(slipway.as(REPORTED_AS).get("/api/releases/" + key + "/" + name))
                .toList();
    }

    private List<String> awaitTasks() {
        var open = Eventually.until(
                () -> Map.entry(openTasks(), troubles()),
                now -> !now.getKey().isEmpty() || !now.getValue().isEmpty());
        if (!open.getValue().isEmpty()) {
            throw new AssertionError(key + " is in trouble: " + open.getValue());
        }
        return open.getKey();
    }

    private void play(String task) {
        var part = Objects.requireNonNull(parts.get(task), "Nobody knows how to do " + task);
        if (task.equals("recordSitResults")) {
            handInEvidence();
        }
        for (var person : part.people()) {
            if (!tasksOf(person, task).isEmpty()) {
                decide(person, task, part.decision(), part.answers().get());
            }
        }
    }

    private void handInEvidence() {
        var ticket = stream(slipway.as(REPORTED_AS).get("/api/releases/" + key + "/scope"))
                .map(item -> item.path("ticket").asText())
                .findFirst()
                .orElseThrow();
        slipway.as("dev-team")
                .upload("/api/releases/" + key + "/evidence?tickets=" + ticket, "sit-report.txt", "SIT passed");
    }

    private List<JsonNode> tasksOf(String person, String task) {
        return stream(slipway.as(person)
                        .get("/engine-rest/task?processInstanceBusinessKey="
                                + URLEncoder.encode(key, StandardCharsets.UTF_8) + "&taskDefinitionKey=" + task
                                + "&includeAssignedTasks=true&candidateUser=" + person))
                .toList();
    }

    private static Map<String, ?> completion(String decision, Map<String, ?> answers) {
        var variables = new HashMap<String, Object>();
        answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        variables.put("decision", Map.of("value", decision));
        return Map.of("variables", variables);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(text, broken);
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private Map<String, Part> parts(String feature) {
        return Map.ofEntries(
                part(
                        "defineScope",
                        "dev-team",
                        "close",
                        Map.of("roadmapReference", "Roadmap 2026 Q4", "tickets", feature, "uatTickets", feature)),
                part("acceptScope", "product-owner", "accept"),
                part("planSchedule", "dev-team", "propose", Map.of("scheduledDate", inTenDays())),
                entry("giveAdvice", new Part(advisers(), "noConcern", Map::of)),
                part("confirmSchedule", "dev-team", "confirm"),
                part("assessDocuments", "dev-team", "done", documents()),
                part("registerBuild", "dev-team", "register", buildAnswers()),
                part("recordSitResults", "dev-team", "pass", sitResults()),
                part("signOffSit", "dev-team-2", "signOff"),
                part(
                        "testFeatures",
                        "uat-tester",
                        "done",
                        Map.of("passedFeatures", feature, "comment", "On the Trello board")),
                part("signOffFeatures", "product-owner", "signOff"),
                part("confirmUatComplete", "dev-team", "confirm"),
                part("reviewNotes", "dev-team", "approve"),
                part("recordPreProdResults", "dev-team", "pass", preProdResults()),
                part("signOffOat", "product-owner", "signOff"),
                part("signOffCandidate", "product-owner", "signOff"),
                part("confirmCandidate", "dev-team-2", "confirm"),
                entry("setWindow", new Part(List.of("dev-team"), "set", RunningRelease::window)),
                entry("agreeDate", new Part(TRUSTS, "agree", Map::of)),
                part("tellInPerson", "dev-team", "told", Map.of("comment", "By telephone")),
                part("decideSmokeTest", "dev-team", "notNeeded", Map.of("comment", "Nothing users see changed")),
                part("recordLessons", "dev-team", "done", Map.of("comment", "None")));
    }

    private static Map.Entry<String, Part> part(String task, String person, String decision) {
        return part(task, person, decision, Map.of());
    }

    private static Map.Entry<String, Part> part(
            String task, String person, String decision, Map<String, Object> answers) {
        return entry(task, new Part(List.of(person), decision, () -> answers));
    }

    private static List<String> advisers() {
        var advisers = new ArrayList<>(TRUSTS);
        advisers.add("product-owner");
        return advisers;
    }

    private static String inTenDays() {
        return LocalDate.now(ZoneId.of("Europe/London")).plusDays(10).toString();
    }

    /** It opens soon enough to wait for, and late enough for the Trusts to agree and the mail to arrive before. */
    private static Map<String, Object> window() {
        var start = Instant.now().plusSeconds(10).truncatedTo(ChronoUnit.SECONDS);
        return Map.of(
                "windowStart",
                start.toString(),
                "windowEnd",
                start.plus(3, ChronoUnit.HOURS).toString(),
                "windowReason",
                "Least used then",
                "sites",
                "kch,uclh,gstt");
    }

    private static Map<String, Object> documents() {
        return Map.of(
                "clinicalSafety", "notNeeded",
                "clinicalSafetyReason", "No clinical function changes",
                "informationGovernance", "notNeeded",
                "informationGovernanceReason", "No new data flows",
                "training", "notNeeded",
                "trainingReason", "The export screen is explained in the product");
    }

    private Map<String, Object> buildAnswers() {
        return Map.of(
                "build", build(),
                "developmentComplete", true,
                "automationTestsPassed", true,
                "regressionTestsPassed", true);
    }

    private static Map<String, Object> sitResults() {
        var results = new HashMap<String, Object>();
        for (var kind : Arrays.asList(
                "automatedFunctional", "automatedNonFunctional", "manualFunctional", "manualNonFunctional")) {
            results.put(kind, "pass");
        }
        results.put("comment", "See the report");
        return results;
    }

    private static Map<String, Object> preProdResults() {
        return Map.of(
                "compatibility", "pass",
                "compatibilityDetail", "AIDE 2.1 on both imitated Trusts",
                "nfr", "noneRequired",
                "nfrDetail", "No transaction class changes",
                "comment", "Checked twice");
    }
}
