package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.release.Releases;
import io.slipway.release.Rows;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.PastReleases;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Statements;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

/** However many releases there are, a list asks the database equally often. */
@SlipwayTest
class QuietListsTest {

    /** More tasks than groups of people, so that all are asked for by group. */
    private static final int SOME = 15;

    private static final List<String> LISTS = List.of(
            "/",
            "/?size=200",
            "/?state=CLOSED&size=200",
            "/?size=200&text=In+flight",
            "/api/releases?size=200&text=In+flight",
            "/api/releases",
            "/api/releases?size=200",
            "/api/releases?state=IN_FLIGHT&size=200",
            "/api/releases?state=CLOSED&size=200&page=2",
            "/calendar",
            "/api/calendar",
            "/environments",
            "/rca",
            "/api/rca");

    @Autowired
    WebApplicationContext context;

    MockMvc http = Browsers.none();
    RequestPostProcessor auditor = request -> request;

    @BeforeEach
    void open() throws Exception {
        http = Browsers.on(context);
        auditor = Browsers.signedIn(http, "auditor");
    }

    @Test
    void aListAsksTheDatabaseNoMoreOftenHoweverLongItIs() throws Exception {
        var played = Lifecycle.start(context, "Ended");
        context.getBean(Releases.class).withdraw(played.key(), "dev-team", "Not wanted");
        played.advance();
        var past = new PastReleases(context, played.key());
        begin(past, SOME);
        questions(); // what is read once and then known is not asked again
        var before = questions();
        begin(past, 2 * SOME);
        // what other tests began is of many kinds and moves to later pages
        questions()
                .forEach((list, count) ->
                        assertThat(count).as(list).isPositive().isLessThanOrEqualTo(before.getOrDefault(list, 0)));
    }

    @Test
    void theNoticesOfAReleaseAreReadAtOnce() throws Exception {
        var release = Lifecycle.start(context, "Many notices").key();
        var before = count("/api/releases/" + release + "/notices");
        var db = context.getBean(JdbcClient.class);
        for (var number = 0; number < 40; number++) {
            db.sql("""
                    INSERT INTO slw_notice (id, release_key, step_key, notice, window_number, subject, markdown,
                        text_digest, created_at)
                    VALUES (:id, :release, :id, 'test', 0, 'Said', 'Said', 'none', CURRENT_TIMESTAMP)""")
                    .param("id", UUID.randomUUID().toString())
                    .param("release", release.value())
                    .update();
        }
        assertThat(count("/api/releases/" + release + "/notices")).isEqualTo(before);
    }

    @Test
    void theBoardAsksNoMoreOftenHoweverManyServicesAreDown() throws Exception {
        var db = context.getBean(JdbcClient.class);
        keepOut("Down");
        try {
            var before = count("/");
            for (var number = 0; number < 5; number++) {
                keepOut("Down too " + number);
            }
            http.perform(get("/").with(auditor))
                    .andExpect(
                            content().string(Matchers.stringContainsInOrder(Collections.nCopies(6, "is down since"))));

            assertThat(count("/")).isPositive().isLessThanOrEqualTo(before);
        } finally {
            // no downtime of this test stands in another one's way
            db.sql("DELETE FROM slw_window WHERE reason = 'Kept out'").update();
            db.sql("DELETE FROM slw_banner_change WHERE message = 'Kept out'").update();
        }
    }

    /** Users are kept out by a release that has a window, of which nobody knows that it is over. */
    private void keepOut(String title) {
        var release = Lifecycle.start(context, title).key();
        var now = context.getBean(Clock.class).instant();
        context.getBean(Windows.class).set(release, new Window(1, now, now.plusSeconds(3600), "Kept out"));
        context.getBean(JdbcClient.class)
                .sql("""
                        INSERT INTO slw_banner_change (id, release_key, window_number, action, deployment_mode, message,
                            enabled, before_deployment_mode, before_message, before_enabled, asked_at)
                        VALUES (:id, :release, 1, 'RAISED', TRUE, 'Kept out', TRUE, FALSE, '', FALSE, :at)""")
                .param("id", UUID.randomUUID().toString())
                .param("release", release.value())
                .param("at", Rows.at(now))
                .update();
    }

    private void begin(PastReleases past, int count) {
        for (var number = 0; number < count; number++) {
            Lifecycle.start(context, "In flight " + number);
        }
        past.add(count);
    }

    private Map<String, Integer> questions() throws Exception {
        var counts = new LinkedHashMap<String, Integer>();
        for (var list : LISTS) {
            counts.put(list, count(list));
        }
        return counts;
    }

    private int count(String list) throws Exception {
        // some things are asked once and remembered
        http.perform(get(list).with(auditor))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.not("")));
        var count = new AtomicInteger();
        Statements.watched(
                statement -> count.incrementAndGet(),
                () -> http.perform(get(list).with(auditor)).andExpect(status().isOk()));
        return count.get();
    }
}
