package io.slipway.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.models.ModelChange.Kind;
import io.slipway.models.ModelChange.Line;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelChangeTest {

    @Test
    void theLinesAroundAChangeAreShownWithIt() {
        var before = "a\nb\nc\nd\ne\nf\ng\nh\n";

        assertThat(ModelChange.of("x.form", before, before.replace("e", "-- E")).lines())
                .containsExactly(
                        new Line(Kind.PLACE, "@@ -2,7 +2,7 @@"),
                        new Line(Kind.SAME, "b"),
                        new Line(Kind.SAME, "c"),
                        new Line(Kind.SAME, "d"),
                        new Line(Kind.GONE, "e"),
                        new Line(Kind.ADDED, "-- E"),
                        new Line(Kind.SAME, "f"),
                        new Line(Kind.SAME, "g"),
                        new Line(Kind.SAME, "h"));
    }

    @Test
    void aNewFileIsShownWhole() {
        var change = ModelChange.of("x.form", null, "{\n}");

        assertThat(change.isNew()).isTrue();
        assertThat(change.lines()).containsExactly(new Line(Kind.ADDED, "{"), new Line(Kind.ADDED, "}"));
    }

    @Test
    void whatCannotBeSeenIsWrittenOut() {
        assertThat(ModelChange.of("x.form", "a\n", "a\u202e\u200b\u00a0\ufeff\r\n")
                        .lines())
                .contains(new Line(Kind.ADDED, "a<U+202E><U+200B><U+00A0><U+FEFF><U+000D>"));
    }

    @Test
    void aFileWrittenAnewFromEndToEndIsComparedInReasonableTime() {
        var before = IntStream.range(0, 40_000).mapToObj(line -> "old " + line).collect(Collectors.joining("\n"));
        var after = IntStream.range(0, 40_000).mapToObj(line -> "new " + line).collect(Collectors.joining("\n"));

        assertThat(ModelChange.of("x.bpmn", before, after).lines()).hasSize(80_000);
    }
}
