package io.slipway.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTextTest {

    private static final Parser MARKDOWN =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cohort <b>charts</b> & more",
                "<script>alert(1)</script>",
                "2 * 3 * 4, _really_ **so** ~~not~~",
                "[a](https://b.example) ![c](d) <https://e.example> &amp; {{content.url}}",
                "First\n# heading\n> quote\n- item\n1. one\n2) two\n+ plus",
                "Title\n===\nOther\n---",
                "```\ncode\n~~~",
                "a | b\n--|--\n1 | 2",
                "C:\\temp\\*.log ends with \\",
                "age < 18 and age > 65"
            })
    void aFormShowsExactlyWhatWasTyped(String typed) {
        assertThat(shown(FormText.markdown(typed))).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/a_b", "www.evil.example", "somebody@evil.example"})
    void anAddressBecomesNoLink(String typed) {
        assertThat(FormText.markdown(typed))
                .doesNotContain("s://", "www.", "y@")
                .contains("\\");
        assertThat(shown(FormText.markdown(typed))).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Steps\n\n    first\n\tsecond"})
    void indentedTextIsNoCode(String typed) {
        assertThat(FormText.markdown(typed)).isEqualTo("Steps\n\nfirst\nsecond");
    }

    /** The text as a reader sees it; anything but plain paragraphs is a fault. */
    private static String shown(String markdown) {
        var text = new StringBuilder();
        MARKDOWN.parse(markdown).accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                assertThat(parent)
                        .isInstanceOfAny(
                                Document.class, Paragraph.class, Text.class, SoftLineBreak.class, HardLineBreak.class);
                super.visitChildren(parent);
            }

            @Override
            public void visit(Text words) {
                text.append(words.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                text.append("\n");
            }
        });
        return text.toString();
    }
}
