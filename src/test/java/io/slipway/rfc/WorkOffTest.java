package io.slipway.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.rfc.WorkOffLines.Line;
import io.slipway.testing.Requirement;
import io.slipway.testing.TaskForms;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left to do after a release has a person and a day, or nobody does it. */
class WorkOffTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);
    private static final Line NONE = new Line(2, "", "", null);

    private final Room room = new Room();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    @Requirement("M-151")
    void actionsAreKeptWithOwnerAndDay() {
        agree(true, new Line(1, "Mend the runbook", "Helix team", DAY), NONE, new Line(3, "Tell the forum", "SI", DAY));

        assertThat(room.bean(WorkOffs.class).of(Room.KEY))
                .extracting(WorkOff::action, WorkOff::owner, WorkOff::due, WorkOff::agreedBy)
                .containsExactly(
                        tuple("Mend the runbook", "Helix team", DAY, "si"), tuple("Tell the forum", "SI", DAY, "si"));
        assertThat(TaskForms.content(room.bean(WorkOffLines.class), room.release(), "any"))
                .containsEntry(
                        "workOff",
                        List.of(
                                Map.of("action", "Mend the runbook", "owner", "Helix team", "due", "Fri 4 Dec 2026"),
                                Map.of("action", "Tell the forum", "owner", "SI", "due", "Fri 4 Dec 2026")));

        agree(false, NONE);
        assertThat(room.bean(WorkOffs.class).of(Room.KEY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Mend it, '',   2026-12-04, 'owner1' is missing",
                "'',      SI,   2026-12-04, 'action1' is missing",
                "Mend it, SI,   -,          'due1' is missing",
                "Mend it, SI,   2026-11-22, 'due1' has passed",
            })
    @Requirement("M-151")
    void aLineIsCompleteOrRefused(String action, String owner, LocalDate due, String problem) {
        assertThatThrownBy(() -> agree(true, new Line(1, action, owner, due))).hasMessageContaining(problem);
        assertThat(room.bean(WorkOffs.class).of(Room.KEY)).isEmpty();
    }

    @Test
    void theLinesSayWhatTheDecisionSays() {
        assertThatThrownBy(() -> agree(true, NONE)).hasMessageContaining("Write one action or more");
        assertThatThrownBy(() -> agree(false, new Line(1, "Mend it", "SI", DAY)))
                .hasMessageContaining("decide that they are agreed");
    }

    private void agree(boolean agreed, Line... lines) {
        room.in(() -> room.bean(WorkOffLines.class).agree(Room.KEY, List.of(lines), agreed, "si"));
    }
}
