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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionLinesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final ActionLines lines = new ActionLines(Flip.programmes().get("flip"), TODAY);

    @Test
    @Requirement("F-116")
    void anActionHasAnOwnerADueDateAndSomethingToDo() {
        assertThat(lines.read("""
                answer, Dana Ortiz | 2026-12-15 | Test exports | with large cohorts

                King's College Hospital | 1 dec 2026 | Report missing pages
                """))
                .containsExactly(
                        new Line(
                                "answer",
                                "Dana Ortiz",
                                LocalDate.of(2026, 12, 15),
                                "Test exports | with large cohorts"),
                        new Line("trust-kch", null, LocalDate.of(2026, 12, 1), "Report missing pages"));
        assertThat(lines.read(" \n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-15", "15/12/2026", "15 December 2026", "15 dec 2026"})
    void aDateIsReadAsPeopleWriteIt(String date) {
        assertThat(lines.read("answer | " + date + " | Act"))
                .extracting(Line::due)
                .containsExactly(LocalDate.of(2026, 12, 15));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answer | 2026-12-15",
                "answer | 2026-12-15 | ",
                "nobody | 2026-12-15 | Act",
                "answer | 2026-02-30 | Act",
                "answer | soon | Act",
                "answer | 2026-11-22 | Act",
                "answer | 2026-12-15 | \u202Etca",
            })
    void whatCannotBeUsedIsRefusedByItsLine(String line) {
        assertThatThrownBy(() -> lines.read("answer | 2026-12-15 | Act\n" + line))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void whatIsWrittenOutIsReadBackTheSame() {
        var text = "trust-kch, Sam Doe | 2026-12-15 | Report missing pages";
        var read = lines.read(text).get(0);
        var action = new RcaAction(
                "1",
                new ReleaseKey("FLIP-RCA-1"),
                read.what(),
                read.owner(),
                read.person(),
                read.due(),
                RcaAction.State.OPEN,
                false,
                "",
                null,
                null);

        assertThat(ActionLines.write(List.of(action))).isEqualTo(text);
    }
}
