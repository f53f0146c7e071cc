package io.slipway.rca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.programme.Flip;
import io.slipway.rca.ActionLines.Line;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import io.slipway.testing.Requirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionRowsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate DAY = LocalDate.of(2026, 12, 15);

    private final ActionRows rows = new ActionRows(Flip.programmes().get("flip"), TODAY);

    private List<Line> read(Map<String, String> fields) {
        return rows.read(field -> fields.getOrDefault(field, ""));
    }

    @Test
    @Requirement("F-116")
    void anActionHasAnOwnerADueDateAndSomethingToDo() {
        assertThat(read(Map.of(
                        "action1Owner", "answer",
                        "action1Person", " Dana Ortiz ",
                        "action1Due", "2026-12-15",
                        "action1What", "Test exports | with large cohorts",
                        "action3Owner", "trust-kch",
                        "action3Due", "2026-12-15",
                        "action3What", "Report missing pages")))
                .containsExactly(
                        new Line("answer", "Dana Ortiz", DAY, "Test exports | with large cohorts"),
                        new Line("trust-kch", null, DAY, "Report missing pages"));
        assertThat(read(Map.of("action2What", " "))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2026-12-15, Act, choose who does it",
        "answer, '', Act, say by which day",
        "answer, 2026-12-15, ' ', say what is to be done",
        "nobody, 2026-12-15, Act, no party",
        "answer, 2026-02-30, Act, is no date",
        "answer, 2026-11-22, Act, has passed",
    })
    @Requirement("F-116")
    void whatCannotBeUsedIsRefusedByItsRowWithTheMend(String owner, String due, String what, String mend) {
        var fields = Map.of("action2Owner", owner, "action2Due", due, "action2What", what);

        assertThatThrownBy(() -> read(fields))
                .isInstanceOf(RuleBroken.class)
                .hasMessageStartingWith("Action 2: ")
                .hasMessageContaining(mend);
    }

    @Test
    void whatIsWrittenOutIsReadBackTheSame() {
        var line = new Line("trust-kch", "Sam Doe", DAY, "Report missing pages");
        var action = new RcaAction(
                "1",
                new ReleaseKey("FLIP-RCA-1"),
                line.what(),
                line.owner(),
                line.person(),
                line.due(),
                RcaAction.State.OPEN,
                false,
                "",
                null,
                null);

        assertThat(read(ActionRows.write(List.of(action, action)))).containsExactly(line, line);
    }
}
