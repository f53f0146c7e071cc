package io.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.Spin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void aListIsTheSameHoweverItArrives() {
        for (var answer : List.of(
                Spin.JSON("[\"FLIP-1\",\"FLIP-2\"]"),
                List.of("FLIP-1", "FLIP-2"),
                "FLIP-1, FLIP-2",
                "[\"FLIP-1\", \"FLIP-2\"]",
                "FLIP-1\nFLIP-2\n\nFLIP-1")) {
            assertThat(Answers.list(scope(answer), "answer")).containsExactly("FLIP-1", "FLIP-2");
        }
        assertThat(Answers.list(scope(null), "answer")).isEmpty();
        assertThat(Answers.list(scope(""), "answer")).isEmpty();
        assertThat(Answers.list(scope(Spin.JSON("\"FLIP-1\"")), "answer")).containsExactly("FLIP-1");
        assertThatThrownBy(() -> Answers.list(scope("[broken"), "answer")).hasMessageContaining("[broken");
    }

    @Test
    void aTickIsTheSameHoweverItArrives() {
        assertThat(Answers.flag(scope(true), "answer")).isTrue();
        assertThat(Answers.flag(scope("true"), "answer")).isTrue();
        assertThat(Answers.flag(scope(null), "answer")).isFalse();
    }

    @Test
    void aMomentIsTheSameHoweverItArrives() {
        var moment = Instant.parse("2026-12-01T19:00:00Z");

        assertThat(Answers.instant(scope(Date.from(moment)), "answer", LONDON)).contains(moment);
        assertThat(Answers.instant(scope("2026-12-01T19:00:00Z"), "answer", LONDON))
                .contains(moment);
        assertThat(Answers.instant(scope("2026-12-01T19:00+00:00"), "answer", LONDON))
                .contains(moment);
        assertThat(Answers.instant(scope("2026-12-01T19:00"), "answer", LONDON)).contains(moment);
        assertThat(Answers.instant(scope("2026-07-01T19:00"), "answer", LONDON))
                .contains(Instant.parse("2026-07-01T18:00:00Z"));
        assertThat(Answers.instant(scope(" "), "answer", LONDON)).isEmpty();
        assertThatThrownBy(() -> Answers.instant(scope("tomorrow"), "answer", LONDON))
                .hasMessageContaining("tomorrow");
    }

    private static VariableScope scope(@Nullable Object answer) {
        return (VariableScope) Proxy.newProxyInstance(
                AnswersTest.class.getClassLoader(),
                new Class<?>[] {VariableScope.class},
                (proxy, method, arguments) -> method.getName().equals("getVariable") ? answer : null);
    }
}
