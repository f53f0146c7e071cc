package io.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2027-03-28T00:59, 2027-03-28T00:59:00Z",
        "2027-03-28T02:00, 2027-03-28T01:00:00Z",
        "2027-10-31T00:59, 2027-10-30T23:59:00Z",
        "2027-10-31T02:00, 2027-10-31T02:00:00Z",
        "2027-10-31T01:30:00+01:00, 2027-10-31T00:30:00Z",
        "2027-10-31T01:30:00Z, 2027-10-31T01:30:00Z",
        "2028-02-29T19:00, 2028-02-29T19:00:00Z",
        "2026-12-25T19:00, 2026-12-25T19:00:00Z",
    })
    void aTimeOfAnOddDayIsReadOnTheClockOfTheProgramme(String answer, Instant moment) {
        assertThat(Answers.instant(scope(answer), "answer", LONDON)).contains(moment);
    }

    @ParameterizedTest(name = "{0} is refused")
    @CsvSource({
        "2027-03-28T01:00, does not exist, before or after",
        "2027-03-28T01:59, does not exist, from 01:00 to 02:00",
        "2027-10-31T01:00, comes twice, before 01:00 or from 02:00",
        "2027-10-31T01:59, comes twice, from 02:00 to 01:00",
        "2027-02-29T12:00, is no moment, write it like",
    })
    void aTimeThatTheClockSkipsOrShowsTwiceIsNotGuessedAt(String answer, String why, String mend) {
        assertThatThrownBy(() -> Answers.instant(scope(answer), "answer", LONDON))
                .isInstanceOf(AnswerRefused.class)
                .hasMessageContaining(why)
                .hasMessageContaining(mend);
    }

    @Test
    void aDayIsOneOfThisCentury() {
        assertThat(Answers.day(scope("2026-12-01"), "answer")).contains(LocalDate.of(2026, 12, 1));
        assertThat(Answers.day(scope(""), "answer")).isEmpty();
        for (var wrong : List.of("1 December", "+999999999-12-31", "0001-01-01")) {
            assertThatThrownBy(() -> Answers.day(scope(wrong), "answer"))
                    .isInstanceOf(AnswerRefused.class)
                    .hasMessageContaining("answer");
        }
        assertThatThrownBy(() -> Answers.instant(scope("+999999999-12-31T00:00:00Z"), "answer", LONDON))
                .isInstanceOf(AnswerRefused.class);
        assertThatThrownBy(() -> Answers.instant(scope(new Date(Long.MAX_VALUE)), "answer", LONDON))
                .isInstanceOf(AnswerRefused.class);
    }

    @Test
    void anAnswerOfAnotherKindIsRefusedByTheNameOfItsField() {
        for (var wrong : List.of(List.of("a"), Map.of("a", "b"), Spin.JSON("{\"a\":1}"))) {
            assertThatThrownBy(() -> Answers.text(scope(wrong), "build"))
                    .isInstanceOf(AnswerRefused.class)
                    .hasMessageContaining("'build'");
        }
        for (var wrong : List.of(Map.of("a", "b"), Spin.JSON("[[1]]"), Spin.JSON("{\"a\":1}"), 5)) {
            assertThatThrownBy(() -> Answers.list(scope(wrong), "sites"))
                    .isInstanceOf(AnswerRefused.class)
                    .hasMessageContaining("'sites'");
        }
        assertThatThrownBy(() -> ReleaseProcess.DECISION.find(scope(List.of("a"))))
                .isInstanceOf(AnswerRefused.class)
                .hasMessageContaining("'decision'");
    }

    @Test
    void theEngineIsAskedToUnpackNothingThatNoFormSends() {
        assertThat(Answers.texts(typed(Variables.stringValue("a")), "answer")).containsExactly("a");
        assertThat(Answers.texts(typed(Variables.integerValue(5)), "answer")).isEmpty();
        assertThat(Answers.texts(typed(json("[\"a\",\"b\"]")), "answer")).containsExactly("a", "b");
        assertThat(Answers.texts(typed(object("java.util.ArrayList<java.lang.String>", "[\"a\"]")), "answer"))
                .containsExactly("a");
        for (var wrong : List.of(
                json("{\"a\":1}"),
                json("[".repeat(2000) + "]".repeat(2000)),
                json("no json"),
                object("java.util.HashMap<java.lang.String,java.lang.String>", "{}"),
                object("org.example.Gadget", "[]"),
                object("java.util.ArrayList<org.example.Gadget>", "[]"),
                Variables.byteArrayValue(new byte[3]),
                Variables.fileValue("f").file(new byte[3]).create())) {
            assertThatThrownBy(() -> Answers.texts(typed(wrong), "answer"))
                    .as(wrong.toString())
                    .isInstanceOf(AnswerRefused.class)
                    .hasMessageContaining("'answer'");
        }
    }

    private static TypedValue json(String text) {
        return SpinValues.jsonValue(text).create();
    }

    private static TypedValue object(String type, String text) {
        return Variables.serializedObjectValue(text)
                .objectTypeName(type)
                .serializationDataFormat("application/json")
                .create();
    }

    private static VariableScope typed(TypedValue answer) {
        return (VariableScope) Proxy.newProxyInstance(
                AnswersTest.class.getClassLoader(),
                new Class<?>[] {VariableScope.class},
                (proxy, method, arguments) -> method.getName().equals("getVariableTyped") ? answer : null);
    }

    private static VariableScope scope(@Nullable Object answer) {
        return (VariableScope) Proxy.newProxyInstance(
                AnswersTest.class.getClassLoader(),
                new Class<?>[] {VariableScope.class},
                (proxy, method, arguments) -> method.getName().equals("getVariable") ? answer : null);
    }
}
