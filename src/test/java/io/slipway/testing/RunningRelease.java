package io.slipway.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A planned FLIP release in a running Slipway, whose people do their part over REST when all goes well. */
public final class RunningRelease {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REPORTED_AS = "auditor";

    private final RunningSlipway slipway;
    private final String key;
    private final String version;
    private final GoodAnswers answers;

    private RunningRelease(RunningSlipway slipway, JsonNode started, String feature) {
        this.slipway = slipway;
        this.key = started.path("key").asText();
        this.version = started.path("version").asText();
        this.answers = new GoodAnswers(feature, build(), slipway::now);
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
        await(look -> look.tasks().contains(task));
        var content = slipway.as(person)
                .get("/engine-rest/task/" + task(person, task) + "/variables/content?deserializeValue=false");
        return json(content.path("value").asText());
    }

    /** Waits until this wave of sites has been taken up. */
    public void awaitWave(int wave) {
        while (runs().stream().noneMatch(run -> run.path("wave").asInt() == wave)) {
            var last = look();
            await(look -> !look.equals(last));
        }
    }

    /** The person claims the task and completes it with this decision. */
    public void decide(String person, String task, String decision, Map<String, ?> answers) {
        var id = task(person, task);
        claim(person, id);
        slipway.as(person).post("/engine-rest/task/" + id + "/complete", completion(person, id, decision, answers));
    }

    /** The same, for those who look at the answer. */
    public HttpResponse<byte[]> complete(String person, String id, String decision, Map<String, ?> answers) {
        return slipway.as(person)
                .ask("POST", "/engine-rest/task/" + id + "/complete", completion(person, id, decision, answers));
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
        return openTasks(view());
    }

    private static List<String> openTasks(JsonNode view) {
        return stream(view.path("tasks"))
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

    /** Returns the deliveries of all its notices that wait for no digest. */
    public List<JsonNode> deliveries() {
        return part("notices").stream()
                .flatMap(notice -> stream(notice.path("deliveries")))
                .filter(delivery -> !delivery.hasNonNull("digestAt"))
                .toList();
    }

    /** Returns the messages of the incidents that people see. */
    public List<String> troubles() {
        return troubles(view());
    }

    private static List<String> troubles(JsonNode view) {
        return stream(view.path("incidents"))
                .map(trouble -> trouble.path("message").asText())
                .toList();
    }

    private List<JsonNode> part(String name) {
        return stream(slipway.as(REPORTED_AS).get("/api/releases/" + key + "/" + name))
                .toList();
    }

    /** What a person would see move. */
    private record Look(List<String> tasks, List<String> troubles, List<String> runs) {}

    private Look look() {
        var runs = runs().stream()
                .map(run -> run.path("id").asText() + run.path("state").asText())
                .toList();
        var view = view();
        return new Look(openTasks(view), troubles(view), runs);
    }

    /** Waits as long as something moves; a deployment of many sites takes its time. */
    private Look await(Predicate<Look> hoped) {
        var now = look();
        while (!hoped.test(now)) {
            var last = now;
            now = Eventually.until(this::look, next -> !next.equals(last));
        }
        return now;
    }

    private List<String> awaitTasks() {
        var now = await(look -> !look.tasks().isEmpty() || !look.troubles().isEmpty());
        if (!now.troubles().isEmpty()) {
            throw new AssertionError(key + " is in trouble: " + now.troubles());
        }
        return now.tasks();
    }

    private void play(String task) {
        var part = answers.to(task);
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

    /** With what the task shows at this moment, as one who has just read it. */
    private Map<String, ?> completion(String person, String id, String decision, Map<String, ?> answers) {
        var variables = new HashMap<String, Object>();
        variables.put("contentDigest", Map.of("value", slipway.as(person).shownIn("/engine-rest/task/" + id)));
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
}
