package io.slipway.http;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import io.slipway.comms.Outbox;
import io.slipway.testing.HotfixRelease;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.SlipwayTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

/** What a party says in advice is for those who decide and audit; a party reads its own advice and the notices it got. */
@SlipwayTest
class RecordPrivacyTest {

    private static final String OF_KCH = "Our imaging team is away that week";
    private static final String OF_UCLH = "We move our data centre in December";
    private static final List<String> READERS =
            List.of("dev-team", "dev-team-2", "product-owner", "release-manager", "auditor");
    private static final List<String> OTHERS =
            List.of("trust-gstt", "ai-centre", "uat-tester", "admin", "process-owner");

    @Autowired
    WebApplicationContext context;

    MockMvc http = Browsers.none();

    @BeforeEach
    void open() {
        http = Browsers.on(context);
    }

    @AfterEach
    void leaveNothing() {
        HotfixRelease.leaveNothing(context);
    }

    @Test
    void adviceIsReadByThoseWhoDecideAndAuditAndByWhoGaveIt() throws Exception {
        var key = advised();
        for (var address : List.of(
                "/api/releases/" + key + "/timeline", "/api/releases/" + key + "/decisions", "/releases/" + key)) {
            for (var person : READERS) {
                assertThat(read(person, address))
                        .as(person + " " + address)
                        .contains(OF_KCH, OF_UCLH, "I have a concern");
            }
            for (var person : OTHERS) {
                assertThat(read(person, address))
                        .as(person + " " + address)
                        .contains("Give advice")
                        .doesNotContain(OF_KCH, OF_UCLH, "Give advice: I have a concern", "Kofi Hughes", "Leila Hart");
            }
            assertThat(read("trust-kch", address)).as(address).contains(OF_KCH).doesNotContain(OF_UCLH, "Leila Hart");
            assertThat(read("trust-uclh", address))
                    .as(address)
                    .contains(OF_UCLH)
                    .doesNotContain(OF_KCH, "Kofi Hughes");
        }
    }

    @Test
    void aPartySeesTheNoticesItGotAndNobodyElsesDelivery() throws Exception {
        var key = advised();
        var address = "/api/releases/" + key + "/notices";
        List<String> all = JsonPath.read(read("auditor", address), "$[*].id");
        assertThat(all).isNotEmpty();
        for (var person : READERS) {
            assertThat(JsonPath.<List<String>>read(read(person, address), "$[*].id"))
                    .as(person)
                    .isEqualTo(all);
        }
        for (var person : List.of("trust-kch", "trust-uclh", "trust-gstt")) {
            assertThat(JsonPath.<List<String>>read(read(person, address), "$[*].deliveries[*].party"))
                    .as(person)
                    .isNotEmpty()
                    .containsOnly(person);
        }
        assertThat(JsonPath.<List<String>>read(read("ai-centre", address), "$[*].deliveries[*].party"))
                .isNotEmpty()
                .containsOnly("ai-centre");
        for (var person : List.of("admin", "process-owner")) {
            assertThat(read(person, address)).as(person).isEqualTo("[]");
        }
        for (var place : List.of("/releases/" + key, "/api/releases/" + key + "/timeline")) {
            assertThat(read("trust-kch", place)).doesNotContain("UCLH digital services");
            assertThat(read("auditor", place)).contains("UCLH digital services");
            assertThat(read("admin", place)).doesNotContain("UCLH digital services", "KCH clinical systems");
        }
    }

    @Test
    void anAnalysisThatGoesToEveryPartyTellsOfNoAdviceAndNoNoticeToFew() throws Exception {
        var played = HotfixRelease.start(context);
        played.throughFix("no", List.of("hub", "kch", "uclh", "gstt"));
        played.throughProduction();
        var key = played.key().value();
        assertThat(read("auditor", "/api/releases/" + key + "/timeline")).contains("Give advice: ");
        for (var address : List.of("/api/rca/" + key, "/rca/" + key)) {
            for (var person : List.of("trust-kch", "ai-centre", "admin")) {
                assertThat(read(person, address))
                        .as(person + " " + address)
                        .contains("Nobody can sign in")
                        .doesNotContain("Give advice: ");
            }
        }
        assertThat(read("trust-kch", "/api/rca/" + key)).doesNotContain("Give advice");
    }

    private String advised() {
        var played = PlannedRelease.start(context, "Advised");
        played.throughScope();
        played.planSchedule();
        var life = played.life();
        life.decide("product-owner", "giveAdvice", "noConcern");
        life.decide("trust-kch", "giveAdvice", "concern", entry("comment", OF_KCH));
        life.decide("trust-uclh", "giveAdvice", "concern", entry("comment", OF_UCLH));
        life.decide("trust-gstt", "giveAdvice", "noConcern");
        life.decide("dev-team", "confirmSchedule", "confirm");
        context.getBean(Outbox.class).deliverDue();
        return played.key().value();
    }

    private String read(String person, String path) throws Exception {
        return http.perform(get(path).with(as(person, path)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private RequestPostProcessor as(String person, String path) throws Exception {
        return path.startsWith("/api/") ? Browsers.program(person) : Browsers.signedIn(http, person);
    }
}
