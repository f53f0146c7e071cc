package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.slipway.calendar.Announcement;
import io.slipway.calendar.Conflict;
import io.slipway.calendar.NoticeClock;
import io.slipway.downtime.Window;
import io.slipway.downtime.WindowPlanning;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programme;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import io.slipway.release.StartRequest;
import io.slipway.release.Terms;
import io.slipway.testing.AnotherEngine;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Visitor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/** The calendar of the programme below {@code src/test/resources/mhhs}, as people, programs and other calendars read it. */
@ExtendWith({AnotherEngine.class, OutputCaptureExtension.class})
@SlipwayTest
@TestPropertySource(properties = "slipway.home=src/test/resources/mhhs")
class CalendarPagesTest {

    private static final String MANAGER = "mhhs-release-manager";
    private static final String DCC = "mhhs-dcc";
    private static final String SUMMER = "programme=mhhs&from=2024-05-01&to=2024-09-30";

    @Autowired
    WebApplicationContext context;

    @LocalServerPort
    int port;

    MockMvc http = Browsers.none();

    @BeforeEach
    void open() {
        http = Browsers.on(context);
    }

    @Test
    @Requirement({"M-037", "M-044", "M-051"})
    void thePlanStandsOnAPageStagesAndReleasesOnOneTimeline() {
        var page = page(MANAGER, SUMMER);

        assertThat(page)
                .contains("Calendar: Market-wide Half Hourly Settlement", "Wed 1 May 2024 to Mon 30 Sept 2024")
                .contains("class=\"diamond milestone\"", "class=\"diamond milestone provisional\"")
                .contains("IR7 (SIT B)", "IR8 (SIT A) (TBC)", "SIT Functional Settlement Testing")
                .contains("Mon 27 May 2024 is no business day")
                .containsSubsequence("rowname heading", "SIT A", "rowname heading", "SIT B");
    }

    @Test
    @Requirement({"M-044", "M-072"})
    void theTableSaysWhatThePictureShows() {
        assertThat(page(MANAGER, SUMMER))
                .containsSubsequence(
                        "<h2 id=\"table\"",
                        "<td data-label=\"When\">Mon 27 May 2024</td>",
                        "IR7 (SIT A)",
                        "<td data-label=\"When\">Mon 3 Jun 2024 to Mon 26 Aug 2024</td>",
                        "SIT Functional Settlement Testing",
                        "provisional",
                        "SIT B");
    }

    @Test
    void whereNothingIsPlannedThePageSaysWhereThePlanIs() {
        assertThat(page(MANAGER, "programme=mhhs&from=2031-01-01&to=2031-01-05"))
                .contains("Nothing is planned in this time.")
                .contains("The plan of the programme goes from Sun 1 Oct 2023 to Tue 31 Dec 2024.");
    }

    @Test
    @Requirement({"M-058", "M-059", "X-12"})
    void theWeeklySlotsAreSaid() {
        assertThat(page(MANAGER, SUMMER)).contains("Monday PM", "13:00 to 17:00, for minor release");
    }

    @Test
    void aReleaseStandsInTheRowOfItsPartyWithTheDayOrTheWindowItHas() {
        var release = release("dcc", "A fix in time");
        context.getBean(Windows.class)
                .set(
                        release.key(),
                        new Window(
                                1,
                                Instant.parse("2027-02-01T13:00:00Z"),
                                Instant.parse("2027-02-01T17:00:00Z"),
                                "Slot"));

        assertThat(page(MANAGER, "programme=mhhs&from=2027-01-04&to=2027-04-04"))
                .contains("/releases/" + release.key(), "A fix in time", "1 Feb 2027, 13:00 GMT to 17:00 GMT");
        assertThat(page(MANAGER, "programme=mhhs&party=dcc&from=2027-01-04&to=2027-04-04"))
                .contains("/releases/" + release.key());
        context.getBean(Releases.class).withdraw(release.key(), MANAGER, "Not wanted any more");
        assertThat(page(MANAGER, "programme=mhhs&from=2027-01-04&to=2027-04-04"))
                .doesNotContain("A fix in time");
    }

    @Test
    @Requirement("M-044")
    void programsReadItPageByPage() throws Exception {
        http.perform(get("/api/calendar?" + SUMMER + "&size=5").with(Browsers.program(MANAGER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.entries", hasSize(5)))
                .andExpect(jsonPath("$.entries[0].title").value("SIT Functional"))
                .andExpect(jsonPath("$.entries[0].kind").value("STAGE"))
                .andExpect(jsonPath("$.entries[0].from").value("2024-03-04T00:00:00Z"))
                .andExpect(jsonPath("$.entries[0].provisional").value(true))
                .andExpect(jsonPath("$.programmes[0].slots", hasSize(2)))
                .andExpect(header().string("X-Total-Count", "13"))
                .andExpect(header().string(
                                "Link",
                                "</api/calendar?programme=mhhs&from=2024-05-01&to=2024-09-30&size=5&page=1>;"
                                        + " rel=\"first\","
                                        + " </api/calendar?programme=mhhs&from=2024-05-01&to=2024-09-30&size=5&page=2>;"
                                        + " rel=\"next\","
                                        + " </api/calendar?programme=mhhs&from=2024-05-01&to=2024-09-30&size=5&page=3>;"
                                        + " rel=\"last\""));
        http.perform(get("/api/calendar?" + SUMMER + "&size=5&page=4").with(Browsers.program(MANAGER)))
                .andExpect(jsonPath("$.entries", hasSize(0)));
        http.perform(get("/api/calendar?programme=mhhs").with(Browsers.program(MANAGER)))
                .andExpect(jsonPath("$.programmes[*].id", contains("mhhs")))
                .andExpect(jsonPath("$.entries[*].programme", everyItem(is("mhhs"))));
    }

    @ParameterizedTest(name = "{0}: {1} is refused")
    @CsvSource(delimiter = '|', textBlock = """
            from=yesterday                 | from      | is no day
            from=2024-02-30                | from      | is no day
            from=9999-01-01                | from      | is no day
            from=2024-05-01&to=2024-04-30  | to        | Give a day from 2024-05-01
            from=2024-05-01&to=2034-05-01  | to        | Give a day from 2024-05-01
            programme=none                 | programme | There is no programme
            party=nobody                   | party     | There is no party
            size=0                         | size      | whole number
            until=2024-05-01               | until     | There is no such parameter
            """)
    void whatCannotBeAskedIsRefusedByItsField(String query, String field, String why) throws Exception {
        http.perform(get("/api/calendar?" + query).with(Browsers.program(MANAGER)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message", containsString(why)));
        assertThat(Visitor.browser(port, MANAGER).status("/calendar?" + query))
                .isEqualTo(field.equals("size") || field.equals("until") ? 200 : 400);
    }

    @Test
    void theTokenInItsAddressOpensThePartysCalendarAndNothingElse() throws Exception {
        var stranger = Visitor.stranger(port);
        var address = address(DCC, "dcc");
        var feed = stranger.get(address);

        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
        assertThat(feed.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(feed.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(feed.body())
                .startsWith("BEGIN:VCALENDAR")
                .contains("SUMMARY:Environment Working Group", "@calendar.slipway");
        var token = address.replaceAll(".*/|\\.ics$", "");
        for (var other : new String[] {
            "/calendar",
            "/calendar?token=" + token,
            "/calendar/feed/",
            "/calendar/feed/" + token,
            "/calendar/feed/" + token + ".ics/more",
            "/calendar/feeds/mhhs/dcc",
            "/api/calendar/feeds/mhhs/dcc",
            "/api/calendar?token=" + token
        }) {
            var answer = stranger.get(other);
            assertThat(answer.statusCode()).as(other).isIn(302, 401, 404);
            assertThat(answer.body()).as(other).doesNotContain("VCALENDAR");
        }
    }

    @Test
    void aNewAddressClosesTheOneBeforeAndNoneStandsInTheLog(CapturedOutput log) throws Exception {
        var stranger = Visitor.stranger(port);
        var first = address(DCC, "dcc");
        var second = address(DCC, "dcc");

        assertThat(stranger.status(second)).isEqualTo(200);
        assertThat(stranger.status(first)).isEqualTo(404);
        assertThat(stranger.get(first).body()).isEmpty();
        assertThat(stranger.json("POST", second, "{}").statusCode()).isEqualTo(404);
        assertThat(log.getAll())
                .doesNotContain(first.replaceAll(".*/|\\.ics$", ""))
                .doesNotContain(second.replaceAll(".*/|\\.ics$", ""));
        http.perform(get("/api/calendar/feeds/mhhs/dcc").with(Browsers.program(MANAGER)))
                .andExpect(jsonPath("$.renewedBy").value(DCC))
                .andExpect(jsonPath("$.url").doesNotExist());
    }

    @Test
    void onlyPeopleOfThePartyRenewItsAddress() throws Exception {
        http.perform(post("/api/calendar/feeds/mhhs/dcc").with(Browsers.program(MANAGER)))
                .andExpect(status().isForbidden());
        http.perform(post("/calendar/feeds/mhhs/dcc")
                        .with(Browsers.signedIn(http, MANAGER))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(page(MANAGER, SUMMER)).doesNotContain("/calendar/feeds/mhhs/dcc");

        var dcc = Visitor.browser(port, DCC);
        assertThat(dcc.get("/calendar?" + SUMMER).body()).contains("/calendar/feeds/mhhs/dcc");
        var shown = dcc.form("/calendar/feeds/mhhs/dcc", dcc.token("/calendar?" + SUMMER));
        assertThat(shown.body()).contains("This address is shown once", "webcal:");
        assertThat(shown.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(page(DCC, SUMMER)).doesNotContain(".ics").contains("has had its address since");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/calendar/feeds/none/dcc", "/api/calendar/feeds/mhhs/nobody"})
    void whatIsNotThereHasNoAddress(String path) throws Exception {
        http.perform(post(path).with(Browsers.program(DCC))).andExpect(status().isNotFound());
    }

    @Test
    @Requirement({"M-094", "M-095"})
    void thePageAndProgramsSayForWhomTheNoticeIsNotGivenYet() throws Exception {
        var key = release("dcc", "Announced").key().value();
        http.perform(get("/api/releases/" + key + "/notice").with(Browsers.program(MANAGER)))
                .andExpect(status().isNotFound());
        var notices = context.getBean(NoticeClock.class);
        var window = new Announcement.Span(
                "1", Instant.parse("2027-02-01T08:00:00Z"), Instant.parse("2027-02-01T12:00:00Z"));
        notices.begin(
                new Announcement(
                        key,
                        "mhhs",
                        "announcement",
                        new Programme.Notice(1, null),
                        List.of("elexon", "supplier-a"),
                        List.of("uit"),
                        List.of(window),
                        List.of()),
                MANAGER);

        http.perform(get("/api/releases/" + key + "/notice").with(Browsers.program(MANAGER)))
                .andExpect(jsonPath("$.length").value("1 business day"))
                .andExpect(jsonPath("$.satisfied").value(false))
                .andExpect(jsonPath("$.satisfiedAt").doesNotExist())
                .andExpect(jsonPath("$.parties[*].party", contains("elexon", "supplier-a")));
        var manager = Visitor.browser(port, MANAGER);
        assertThat(manager.get("/releases/" + key).body())
                .contains("1 business day before the deployment", "Supplier A", "not told yet", "not given yet");

        var until = context.getBean(Clock.class).instant().plusSeconds(3600);
        notices.override(key, MANAGER, "release-manager", "All tests stand still", until);
        http.perform(get("/api/releases/" + key + "/notice").with(Browsers.program(MANAGER)))
                .andExpect(jsonPath("$.satisfied").value(true))
                .andExpect(jsonPath("$.override.reason").value("All tests stand still"));
        assertThat(manager.get("/releases/" + key).body()).contains("Ended early", "All tests stand still");
    }

    @Test
    @Requirement({"M-026", "M-058"})
    void aWindowIsHeldAgainstThoseOfOtherReleasesOfThePartyAndAFreeSlotIsProposed() {
        var planning = context.getBean(WindowPlanning.class);
        var first = release("electralink", "Takes the slot").key();
        var start = Instant.parse("2028-03-06T08:00:00Z");
        context.getBean(Windows.class).set(first, new Window(1, start, start.plusSeconds(4 * 3600), "Slot"));
        var second = release("electralink", "Wants it").key();
        var other = release("recco", "Has another place").key();

        assertThat(planning.conflicts(second, "sit-b", start, start.plusSeconds(3600)))
                .first()
                .satisfies(conflict -> {
                    assertThat(conflict.weight()).isEqualTo(Conflict.Weight.REFUSED);
                    assertThat(conflict.said()).contains(first.value());
                });
        assertThat(planning.conflicts(first, "sit-b", start, start.plusSeconds(3600)))
                .as("its own window")
                .isEmpty();
        assertThat(planning.conflicts(other, "sit-b", start, start.plusSeconds(3600)))
                .isEmpty();
        assertThat(planning.nextFree(second, "sit-b", Duration.ofHours(2), start.minusSeconds(60)))
                .hasValueSatisfying(slot -> assertThat(slot.day()).isEqualTo("2028-03-13"));
        assertThat(planning.nextFree(other, "sit-b", Duration.ofHours(2), start.minusSeconds(60)))
                .hasValueSatisfying(slot -> assertThat(slot.day()).isEqualTo("2028-03-06"));
        context.getBean(Releases.class).withdraw(first, MANAGER, "Not wanted any more");
        assertThat(planning.conflicts(second, "sit-b", start, start.plusSeconds(3600)))
                .isEmpty();
    }

    private String address(String person, String party) throws Exception {
        var answer = http.perform(post("/api/calendar/feeds/mhhs/" + party).with(Browsers.program(person)))
                .andExpect(status().isCreated())
                .andExpect(header().string("Cache-Control", not(containsString("max-age"))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(JsonPath.<String>read(answer, "$.webcal")).startsWith("webcal://");
        return URI.create(JsonPath.read(answer, "$.url")).getPath();
    }

    private Release release(String party, String title) {
        return context.getBean(Releases.class)
                .start(
                        new StartRequest(
                                "mhhs", "patch", title, "Defects", null, null, null, null, Terms.of(party), List.of()),
                        MANAGER);
    }

    private String page(String person, String query) {
        var answer = Visitor.browser(port, person).get("/calendar?" + query);
        assertThat(answer.statusCode()).as(query).isEqualTo(200);
        return answer.body();
    }
}
