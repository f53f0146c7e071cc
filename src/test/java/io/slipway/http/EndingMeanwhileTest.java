package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.slipway.evidence.Fate;
import io.slipway.evidence.Fates;
import io.slipway.evidence.WriteOffs;
import io.slipway.release.Releases;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Statements;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

/** A release is taken away, or ends, just before each of the statements that ask the engine about it. */
@SlipwayTest
class EndingMeanwhileTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Releases releases;

    @Autowired
    Fates fates;

    @Autowired
    WriteOffs writeOffs;

    MockMvc http = Browsers.none();
    RequestPostProcessor auditor = request -> request;

    @BeforeEach
    void open() throws Exception {
        http = Browsers.on(context);
        auditor = Browsers.signedIn(http, "auditor");
    }

    /** Nothing lost is left to the tests that share the application. */
    @AfterEach
    void settle() {
        fates.of(releases.notOver()).forEach((key, fate) -> {
            if (fate.state() == Fate.State.LOST
                    && writeOffs.of(List.of(releases.get(key))).isEmpty()) {
                writeOffs.settle(releases.get(key), "dev-team", "Taken away by a test");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/releases", "/", "/releases/{key}", "/api/releases/{key}/timeline", "/api/calendar"})
    void whatIsTakenAwayWhileItIsReadIsSimplyGone(String address) throws Exception {
        holds(address, life -> delete(String.valueOf(life.release().processInstanceId())));
    }

    @Test
    void theListHoldsWhileAReleaseComesToItsEnd() throws Exception {
        holds("/api/releases", life -> {
            releases.withdraw(life.key(), "dev-team", "Not wanted");
            life.advance();
        });
    }

    private void holds(String address, Consumer<Lifecycle> end) throws Exception {
        var asked = statements(address);
        var interrupted = new ArrayList<String>();
        for (var statement : asked) {
            var life = Lifecycle.start(context, "Ends meanwhile");
            var due = new ArrayList<>(List.of(statement));
            var answer = Statements.watched(
                    next -> {
                        if (due.remove(shape(next))) {
                            interrupted.add(statement);
                            elsewhere(() -> end.accept(life));
                        }
                    },
                    () -> read(address, life));
            assertThat(answer.getStatus()).as(address + " before " + statement).isEqualTo(200);
        }
        assertThat(interrupted).hasSizeGreaterThan(asked.size() / 2);
    }

    private LinkedHashSet<String> statements(String address) throws Exception {
        var asked = new LinkedHashSet<String>();
        var life = Lifecycle.start(context, "Goes on");
        // Some are asked once and remembered.
        read(address, life);
        Statements.watched(statement -> asked.add(shape(statement)), () -> read(address, life));
        asked.removeIf(statement -> !statement.contains("ACT_RU_") && !statement.contains("ACT_HI_"));
        assertThat(asked).isNotEmpty();
        return asked;
    }

    /** However many values a list has, it is the same statement. */
    private static String shape(String statement) {
        return statement.replaceAll("\\?(\\s*,\\s*\\?)+", "?");
    }

    private MockHttpServletResponse read(String address, Lifecycle life) throws Exception {
        return http.perform(get(address.replace("{key}", life.key().value())).with(auditor))
                .andReturn()
                .getResponse();
    }

    private void delete(String instance) {
        engine.getRuntimeService().deleteProcessInstance(instance, "by force");
        engine.getHistoryService().deleteHistoricProcessInstance(instance);
    }

    private static void elsewhere(Runnable action) {
        CompletableFuture.runAsync(action).orTimeout(30, TimeUnit.SECONDS).join();
    }
}
