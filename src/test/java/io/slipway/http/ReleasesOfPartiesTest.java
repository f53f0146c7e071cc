package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.slipway.downtime.Downtimes;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programme.Party;
import io.slipway.programme.Programmes;
import io.slipway.programme.VersionPart;
import io.slipway.release.ImpactedParties;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import io.slipway.release.Version;
import io.slipway.testing.AnotherEngine;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

/** Releases that are some party's own, in the programme below {@code src/test/resources/mhhs}. */
@ExtendWith(AnotherEngine.class)
@SlipwayTest
@TestPropertySource(properties = "slipway.home=src/test/resources/mhhs")
class ReleasesOfPartiesTest {

    private static final String MANAGER = "mhhs-release-manager";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Programmes programmes;

    @Autowired
    ImpactedParties impacted;

    @LocalServerPort
    int port;

    MockMvc http = Browsers.none();

    @BeforeEach
    void open() {
        http = Browsers.on(context);
    }

    @Test
    @Requirement({"M-100", "M-101", "M-016", "M-018"})
    void eachPartyCountsForItselfAndItsCodeStandsInTheKey() throws Exception {
        var dcc = key(start("minor", "'party':'dcc'"));
        var version = Version.parse(dcc.substring("MHHS-DCC-".length()));
        assertThat(key(start("minor", "'party':'electralink'"))).startsWith("MHHS-DTN-");
        assertThat(key(start("minor", "'party':'dcc'"))).isEqualTo("MHHS-DCC-" + version.next(VersionPart.MINOR));

        one(dcc).andExpect(jsonPath("$.version").value(version.toString()))
                .andExpect(jsonPath("$.party").value("dcc"))
                .andExpect(jsonPath("$.partyKind").value("central-party"));
    }

    @Test
    @Requirement("X-16")
    void theProgrammesOwnNameStandsBesideTheNumber() throws Exception {
        var key = key(start("minor", "'party':'avanade','programmeName':'IR8 (SIT A)'"));

        one(key).andExpect(jsonPath("$.programmeName").value("IR8 (SIT A)"));
        http.perform(get("/api/releases?text=ir8 (sit").with(Browsers.program(MANAGER)))
                .andExpect(jsonPath("$[*].key", hasItem(key)));
        assertThat(Visitor.browser(port, MANAGER).get("/releases/" + key).body())
                .contains("IR8 (SIT A)", "Avanade (Data Integration Platform)", "Whom it touches", "Supplier A");
    }

    @Test
    @Requirement("M-086")
    void aReleaseOfACoreProviderTouchesEveryOtherParticipant() throws Exception {
        var key = key(start("patch", "'party':'st-clements','impacted':['supplier-a']"));

        var others = programmes.get("mhhs").participants().stream()
                .map(Party::id)
                .filter(party -> !party.equals("st-clements"))
                .toList();
        assertThat(others).contains("elexon", "supplier-a", "umso-a").hasSize(15);
        assertThat(impacted.of(new ReleaseKey(key))).containsExactlyInAnyOrderElementsOf(others);
        one(key).andExpect(jsonPath("$.impacted", containsInAnyOrder(others.toArray())));
    }

    @Test
    @Requirement("M-085")
    void whoIsNamedLaterIsTouchedTooAndOnlyOnce() throws Exception {
        var key = new ReleaseKey(key(start("patch", "'party':'recco'")));
        var before = impacted.of(key);

        impacted.add(key, List.of("supplier-a", "recco", "recco"));

        assertThat(impacted.of(key))
                .containsExactlyElementsOf(Stream.concat(before.stream(), Stream.of("recco"))
                        .sorted()
                        .toList());
    }

    @Test
    @Requirement({"M-051", "M-093"})
    void aMajorSaysItsNoticeAndItsForum() throws Exception {
        var key = key(start("major", "'party':'recco','notice':10,'forum':'sitag'"));

        assertThat(key).matches("MHHS-EES-\\d+\\.0\\.0\\.0");
        one(key).andExpect(jsonPath("$.notice").value(10))
                .andExpect(jsonPath("$.forum").value("sitag"));
        assertThat(Visitor.browser(port, MANAGER).get("/releases/" + key).body())
                .contains("10 business days", "SITAG (Systems Integration Testing Advisory Group)");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            minor |                                                          | party    | Say whose release it is
            minor | 'party':'supplier-a'                                     | party    | 'supplier-a' is no party that releases here; known are [elexon,
            minor | 'party':'nobody'                                         | party    | 'nobody' is no party that releases here
            minor | 'party':'elexon','notice':2                              | notice   | is the same for all; leave it out
            minor | 'party':'elexon','forum':'ftig'                          | forum    | No forum approves a Minor release; leave it out
            major | 'party':'elexon','forum':'ftig'                          | notice   | Say how many business days before people know of this Major release
            major | 'party':'elexon','forum':'ftig','notice':0               | notice   | from 1 to 250
            major | 'party':'elexon','notice':5                              | forum    | Name the forum that approves this Major release; known are [ftig, sitag]
            major | 'party':'elexon','notice':5,'forum':'board'              | forum    | known are [ftig, sitag]
            patch | 'party':'elexon','impacted':['supplier-a','supplier-z']  | impacted | 'supplier-z' is no participant
            """)
    @Requirement({"M-018", "M-093", "X-11", "X-28"})
    void whatIsMissingOrNotAskedForIsRefusedByItsField(String type, String terms, String field, String message)
            throws Exception {
        start(type, terms == null ? "" : terms)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.errors[*].field", contains(field)))
                .andExpect(jsonPath("$.errors[0].message", containsString(message)));
    }

    @Test
    void aPartysReleasesAreFoundByThatParty() throws Exception {
        var key = key(start("minor", "'party':'st-clements'"));
        var other = key(start("minor", "'party':'avanade'"));

        http.perform(get("/api/releases?party=st-clements&size=200").with(Browsers.program(MANAGER)))
                .andExpect(jsonPath("$[*].key", hasItem(key)))
                .andExpect(jsonPath("$[*].key", not(hasItem(other))));
    }

    @Test
    void downtimesOfOnePartyDoNotMeetAndThoseOfTwoMay() throws Exception {
        var first = new ReleaseKey(key(start("patch", "'party':'dcc'")));
        var second = new ReleaseKey(key(start("patch", "'party':'dcc'")));
        var other = new ReleaseKey(key(start("patch", "'party':'electralink'")));
        var start = Instant.parse("2027-03-01T08:00:00Z");
        var end = start.plus(Duration.ofHours(2));
        context.getBean(Windows.class).set(first, new Window(1, start, end, "A Monday morning"));

        var downtimes = context.getBean(Downtimes.class);
        assertThatThrownBy(() -> downtimes.refuseOverlap(second, start, end))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("would overlap that of " + first);
        assertThatCode(() -> downtimes.refuseOverlap(other, start, end)).doesNotThrowAnyException();
    }

    @Test
    void thePageAsksForWhatTheTypeAsks() {
        var person = Visitor.browser(port, MANAGER);

        var minor = person.get("/releases/new?programme=mhhs&type=minor").body();
        assertThat(minor)
                .contains("Whose release", "Elexon (Helix): MHHS-HELIX-", "own name of it</label>")
                .doesNotContain("Notice, in business days", "The forum that approves it", "Whom it touches");
        var major = person.get("/releases/new?programme=mhhs&type=major").body();
        assertThat(major).contains("Notice, in business days", "The forum that approves it", "FTIG");
    }

    @Test
    void aRefusalOnThePageStandsAtItsFieldAndLosesNothing() {
        var person = Visitor.browser(port, MANAGER);

        var refused = person.form(
                "/releases/new",
                person.token("/releases/new"),
                "programme",
                "mhhs",
                "type",
                "major",
                "party",
                "dcc",
                "title",
                "Summer uplift",
                "reason",
                "Functional cycle",
                "programmeName",
                "IR8",
                "notice",
                "5",
                "forum",
                "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"forum-error\"", "Name the forum that approves this Major release", "value=\"IR8\"")
                .contains("value=\"dcc\" selected=\"selected\"");

        var started = person.form(
                "/releases/new",
                person.token("/releases/new"),
                "programme",
                "mhhs",
                "type",
                "major",
                "party",
                "dcc",
                "title",
                "Summer uplift",
                "reason",
                "Functional cycle",
                "programmeName",
                "IR8",
                "notice",
                "5",
                "forum",
                "ftig");
        assertThat(started.headers().firstValue("Location").orElseThrow()).contains("/releases/MHHS-DCC-");
    }

    @Test
    void theListShowsWhoseTheyAre() throws Exception {
        var key = key(start("emergency", "'party':'electralink'"));

        http.perform(get("/api/releases?type=emergency").with(Browsers.program(MANAGER)))
                .andExpect(jsonPath("$[*].key", hasItem(key)))
                .andExpect(jsonPath("$[*].party", hasItems("electralink")));
    }

    private ResultActions start(String type, String terms) throws Exception {
        var body = "{'programme':'mhhs','type':'" + type + "','title':'Fixes','reason':'Found in test'"
                + (terms.isEmpty() ? "" : "," + terms) + "}";
        return http.perform(post("/api/releases")
                .with(Browsers.program(MANAGER))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"')));
    }

    private ResultActions one(String key) throws Exception {
        return http.perform(get("/api/releases/" + key).with(Browsers.program(MANAGER)));
    }

    private static String key(ResultActions answer) throws Exception {
        return JsonPath.read(
                answer.andExpect(status().isCreated()).andReturn().getResponse().getContentAsString(), "$.key");
    }
}
