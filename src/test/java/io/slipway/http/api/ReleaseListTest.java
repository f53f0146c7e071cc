package io.slipway.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.SiteAgreement;
import io.slipway.evidence.WriteOffs;
import io.slipway.http.Browsers;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.SlipwayTest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

/** Lists of releases: pages, filters, and what they answer to those who ask for what there is not. */
@SlipwayTest
class ReleaseListTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Releases releases;

    @Autowired
    Agreements agreements;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient db;

    MockMvc http = Browsers.none();
    RequestPostProcessor auditor = request -> request;

    @BeforeEach
    void open() throws Exception {
        http = Browsers.on(context);
        auditor = Browsers.program("auditor");
    }

    @Test
    void pagesHoldEveryReleaseOnceThoughAllBeganAtOneMoment() throws Exception {
        var word = word();
        var keys = started(word, 7);
        db.sql(
                        "UPDATE slw_release SET requested_at = (SELECT MIN(requested_at) FROM slw_release) WHERE title LIKE :title")
                .param("title", "%" + word + "%")
                .update();
        var seen = new ArrayList<String>();
        for (var page = 1; page <= 4; page++) {
            seen.addAll(keys("text=" + word + "&size=2&page=" + page));
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(keys);
        assertThat(keys("text=" + word + "&size=200")).isEqualTo(seen);
    }

    @Test
    void linksLeadToTheOtherPagesAndKeepWhatWasAskedFor() throws Exception {
        var word = word();
        started(word + " & more", 5);
        var asked = "/api/releases?type=planned&text=" + word + "%20%26&size=2&page=";
        read("type=planned&text=" + word + " %26&size=2&page=2")
                .andExpect(header().string("X-Total-Count", "5"))
                .andExpect(header().string(
                                "Link",
                                "<" + asked + "1>; rel=\"first\", <" + asked + "1>; rel=\"prev\", <" + asked
                                        + "3>; rel=\"next\", <" + asked + "3>; rel=\"last\""));
        read("text=" + word + "&size=2").andExpect(header().string("Link", not(containsString("prev"))));
        read("text=" + word + "&size=2&page=3")
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(header().string("Link", not(containsString("next"))));
    }

    @Test
    void aPageBeyondTheEndIsEmptyAndLeadsBack() throws Exception {
        var word = word();
        started(word, 3);
        read("text=" + word + "&size=2&page=9")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(0)))
                .andExpect(header().string("Link", containsString("page=2>; rel=\"prev\"")))
                .andExpect(header().string("Link", containsString("page=2>; rel=\"last\"")));
        read("page=2147483647&size=200").andExpect(jsonPath("$", hasSize(0)));
        read("text=" + word() + "&size=2")
                .andExpect(jsonPath("$", hasSize(0)))
                .andExpect(header().string("X-Total-Count", "0"))
                .andExpect(header().string("Link", containsString("page=1>; rel=\"last\"")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page=0              | page      | whole number from 1",
                "page=-1             | page      | whole number from 1",
                "page=two            | page      | 'two'",
                "page=99999999999    | page      | whole number from 1",
                "page=1.5            | page      | whole number from 1",
                "page=1&page=2       | page      | given twice",
                "size=0              | size      | from 1 to 200",
                "size=201            | size      | from 1 to 200",
                "programme=nope      | programme | known are [flip",
                "type=nope           | type      | known are [planned",
                "programme=flip&type=nope | type | known are [planned",
                "state=OPEN          | state     | IN_FLIGHT",
                "state=closed        | state     | CLOSED",
                "party=nobody        | party     | trust-kch",
                "text=%00            | text      | can be seen",
                "sate=CLOSED         | sate      | known are [programme"
            })
    void whatCannotBeUsedIsRefusedAtItsField(String asked, String field, String said) throws Exception {
        read(asked)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message", containsString(said)));
        if (!field.equals("sate")) {
            http.perform(get(URI.create("/?" + asked)).with(Browsers.signedIn(http, "auditor")))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString("role=\"alert\"")))
                    .andExpect(content().string(containsString(field + ": ")));
        }
    }

    @Test
    void aTextIsFoundAsItIsWritten() throws Exception {
        var word = word();
        var percent = started(word + " 100% done", 1).get(0);
        var underscore = started(word + " a_b", 1).get(0);
        var quote = started(word + " it's \"so\" \\ !", 1).get(0);
        started(word + " axb 1000 done", 1);
        assertThat(keys("text=" + word + " 100%25")).containsExactly(percent);
        assertThat(keys("text=" + word + " A_B")).containsExactly(underscore);
        assertThat(keys("text=" + word + " it's \"so\" \\ !")).containsExactly(quote);
        assertThat(keys("text=" + word.toLowerCase(Locale.ROOT))).hasSize(4);
        assertThat(keys("text=" + percent.toLowerCase(Locale.ROOT))).contains(percent);
        assertThat(keys("text=x'; DROP TABLE slw_release; --")).isEmpty();
        read("text=" + "a".repeat(101)).andExpect(status().isBadRequest());
    }

    @Test
    void statesTellApartWhatGoesOnHasEndedOrIsLost() throws Exception {
        var word = word();
        var withdrawn = Lifecycle.start(context, word);
        releases.withdraw(withdrawn.key(), "dev-team", "Not wanted");
        withdrawn.advance();
        var keys = new ArrayList<>(started(word, 3));
        keys.add(1, withdrawn.key().value());
        takeAway(keys.get(2));
        db.sql("UPDATE slw_release SET ended_at = requested_at WHERE release_key = :key")
                .param("key", keys.get(3))
                .update();
        takeAway(keys.get(3));
        db.sql(
                        "INSERT INTO slw_lifecycle_end (process_instance_id, release_key, ended_at)"
                                + " SELECT process_instance_id, release_key, requested_at FROM slw_release WHERE release_key = :key")
                .param("key", keys.get(3))
                .update();
        assertThat(keys("state=IN_FLIGHT&text=" + word)).containsExactly(keys.get(0));
        assertThat(keys("state=WITHDRAWN&text=" + word)).containsExactly(keys.get(1));
        assertThat(keys("state=LOST&text=" + word)).containsExactly(keys.get(2));
        assertThat(keys("state=CLOSED&text=" + word)).containsExactly(keys.get(3));
        assertThat(keys("state=WRITTEN_OFF&text=" + word)).isEmpty();
        assertThat(keys("text=" + word)).hasSize(4);
        read("state=LOST&text=" + word).andExpect(jsonPath("$[*].state", hasItem("LOST")));
        http.perform(get("/?state=CLOSED&text=" + word).with(Browsers.signedIn(http, "trust-kch")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(keys.get(3))))
                .andExpect(content().string(containsString("1 release found")));
        context.getBean(WriteOffs.class)
                .settle(releases.get(new ReleaseKey(keys.get(2))), "dev-team", "Taken away by a test");
        assertThat(keys("state=WRITTEN_OFF&text=" + word)).containsExactly(keys.get(2));
    }

    @Test
    void aPartyFindsWhatItsSiteTakesPartInAndWhatWaitsForIt() throws Exception {
        var word = word();
        var keys = started(word, 2);
        agreements.set(
                new ReleaseKey(keys.get(0)),
                new SiteAgreement("kch", 1, SiteAgreement.State.ASKED, null, null, "dev-team", Instant.now()));
        assertThat(keys("party=trust-kch&text=" + word)).containsExactly(keys.get(0));
        assertThat(keys("party=trust-uclh&text=" + word)).isEmpty();
        assertThat(keys("party=answer&text=" + word)).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(keys("party=ai-centre&programme=flip&text=" + word)).isEmpty();
    }

    @Test
    void theBoardPagesWhatIsInFlightAndKeepsTheFilter() throws Exception {
        var word = word();
        started(word, 3);
        var person = Browsers.signedIn(http, "dev-team");
        var page = http.perform(get("/?size=2&text=" + word).with(person))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page)
                .contains("3 releases in flight found", "Page 1 of 2", "size=2&amp;page=2", "value=\"" + word + "\"")
                .doesNotContain("<script>", "style=\"");
        assertThat(page.split("<article", -1)).hasSize(3);
        http.perform(get("/?size=2&page=7&text=" + word).with(person))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("There is no such page")));
        http.perform(get("/?continue").with(person)).andExpect(status().isOk());
    }

    @Test
    void whoHasNoPartInAnythingSeesTheSameListWithoutATask() throws Exception {
        var word = word();
        var keys = started(word, 1);
        http.perform(get("/api/releases?text=" + word)).andExpect(status().isUnauthorized());
        http.perform(get("/?text=" + word).with(Browsers.signedIn(http, "process-owner")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(keys.get(0))))
                .andExpect(content().string(not(containsString("chip yours"))))
                .andExpect(content().string(not(containsString("Start a release"))));
    }

    private static String word() {
        return "Q" + UUID.randomUUID().toString().substring(0, 8);
    }

    private List<String> started(String title, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Lifecycle.start(context, title).key().value())
                .toList();
    }

    private void takeAway(String key) {
        engine.getRuntimeService()
                .deleteProcessInstance(
                        String.valueOf(releases.get(new ReleaseKey(key)).processInstanceId()), "by force");
    }

    private List<String> keys(String asked) throws Exception {
        var answer = read(asked).andExpect(status().isOk()).andReturn().getResponse();
        return JsonPath.read(answer.getContentAsString(), "$[*].key");
    }

    private ResultActions read(String asked) throws Exception {
        return http.perform(get(URI.create("/api/releases?"
                        + asked.replace(" ", "%20").replace("\"", "%22").replace("\\", "%5C")))
                .with(auditor));
    }
}
