package io.slipway.http;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.slipway.identity.Accounts;
import io.slipway.identity.Newcomer;
import io.slipway.release.People;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.SlipwayTest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.client.RestClient;
import org.springframework.web.context.WebApplicationContext;

/** The record names people by their account and by the name they bore when they acted. */
@SlipwayTest
class RecordNamesTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Autowired
    WebApplicationContext context;

    @Autowired
    IdentityService people;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    MockMvc http = Browsers.none();
    String person = "";

    @BeforeEach
    void open() {
        http = Browsers.on(context);
        person = "named-" + PEOPLE.incrementAndGet();
        bears("Nadia", "First");
    }

    @Test
    void aNewNameChangesNothingThatWasDecidedUnderTheOldOne() throws Exception {
        var played = PlannedRelease.start(context, "Renamed");
        var tickets = played.tickets();
        played.life()
                .decide(
                        person,
                        "defineScope",
                        "close",
                        entry("planReference", "Roadmap"),
                        entry("tickets", tickets),
                        entry("userTestTickets", tickets),
                        entry("noUserTestTickets", List.of()));
        bears("Priya", "Owen");
        played.life().decide("product-owner", "acceptScope", "accept");
        played.life().decide(person, "planSchedule", "propose", entry("scheduledDate", "2026-11-12"));

        var timeline = read("/api/releases/" + played.key() + "/timeline");
        assertThat(JsonPath.<List<String>>read(timeline, decided("Define scope", "person")))
                .containsExactly("Nadia First");
        assertThat(JsonPath.<List<String>>read(timeline, decided("Define scope", "account")))
                .containsExactly(person);
        assertThat(JsonPath.<List<String>>read(timeline, decided("Plan schedule", "person")))
                .containsExactly("Priya Owen");
        assertThat(JsonPath.<List<String>>read(timeline, decided("Plan schedule", "account")))
                .containsExactly(person);
        assertThat(page("/releases/" + played.key()))
                .contains("Nadia First (" + person + ")", "Priya Owen (" + person + ")", "Priya Owen (product-owner)");

        people.deleteUser(person);
        assertThat(page("/releases/" + played.key()))
                .contains("Nadia First (" + person + ")", "Priya Owen (" + person + ")");
    }

    @Test
    void whoeverChangesSomethingFromOutsideATaskIsNamedAsTheyWereThen() throws Exception {
        var started = http.perform(post("/api/releases")
                        .with(Browsers.program(person))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"programme\":\"flip\",\"type\":\"planned\",\"title\":\"a\",\"reason\":\"b\"}"))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String key = JsonPath.read(started, "$.key");
        bears("Nadia", "Second");
        http.perform(post("/releases/" + key + "/withdraw")
                        .with(Browsers.signedIn(http, person))
                        .with(csrf())
                        .param("reason", "Not wanted"))
                .andExpect(status().is3xxRedirection());
        bears("Nadia", "Third");
        http.perform(get("/api/releases/" + key + "/timeline").with(Browsers.program("auditor")))
                .andExpect(jsonPath("$[0].person").value("Nadia First"))
                .andExpect(jsonPath("$[0].account").value(person));
        assertThat(page("/releases/" + key))
                .contains("by Nadia First (" + person + ")")
                .doesNotContain("Nadia Third");
    }

    @Test
    void theEnginesInterfaceKeepsTheNameOfWhoUsesItToo() throws Exception {
        var life = PlannedRelease.start(context, "Through the engine").life();
        var task = life.tasks("defineScope").get(0).getId();
        var answer = RestClient.create("http://localhost:" + port)
                .post()
                .uri("/engine-rest/task/" + task + "/claim")
                .headers(headers -> headers.setBasicAuth(person, SlipwayTest.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"userId\":\"" + person + "\"}")
                .retrieve()
                .toBodilessEntity();
        assertThat(answer.getStatusCode().value()).isEqualTo(204);
        var then = clock.instant();
        bears("Nadia", "Later");
        assertThat(context.getBean(People.class).at(person, then)).hasToString("Nadia First (" + person + ")");
    }

    private static String decided(String step, String field) {
        return "$[?(@.kind == 'DECISION' && @.title =~ /" + step + ":.*/)]." + field;
    }

    private void bears(String first, String last) {
        context.getBean(Accounts.class)
                .admit(new Newcomer(
                        person,
                        first,
                        last,
                        person + "@flip.example",
                        Set.of("flip-dev-team", "flip-answer"),
                        SlipwayTest.PASSWORD));
    }

    private String read(String path) throws Exception {
        return http.perform(get(path).with(Browsers.program("auditor")))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String page(String path) throws Exception {
        return http.perform(get(path).with(Browsers.signedIn(http, "auditor")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
