package io.slipway.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u0085b", "a\ud800b", "a\udc00b", "a\u202eb", "a\u2066b"})
    void whatNoDatabaseKeepsOrNobodyReadsRightIsReplaced(String hostile) {
        assertThat(PlainText.storable(hostile)).isEqualTo("a\ufffdb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Zażółć gęślą jaźń", "two\nlines\tand a tab\r\n", "עברית", "\ud83d\ude80", "e\u0301"})
    void whatPeopleWriteStaysAsItIs(String text) {
        assertThat(PlainText.storable(text)).isEqualTo(text);
    }

    @Test
    void whateverComesNothingIsLeftThatCannotBeEncoded() {
        var everything = IntStream.rangeClosed(0, Character.MAX_VALUE)
                .collect(
                        StringBuilder::new,
                        (text, unit) -> text.append((char) unit).append(' '),
                        StringBuilder::append)
                .toString();

        var kept = PlainText.storable(everything);

        assertThat(java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(kept))
                .isTrue();
        assertThat(kept).doesNotContain("\u0000");
    }

    @Test
    void aCutNeverGoesThroughACharacter() {
        assertThat(PlainText.cut("four", 4)).isEqualTo("four");
        assertThat(PlainText.cut("fiver", 4)).isEqualTo("fiv…");
        assertThat(PlainText.cut("ab\ud83d\ude80cd", 4)).isEqualTo("ab…");
        assertThat(PlainText.cut("ab\ud83d\ude80cd", 5)).isEqualTo("ab\ud83d\ude80…");
    }
}
