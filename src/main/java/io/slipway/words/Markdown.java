package io.slipway.words;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentNodeRendererContext;
import org.commonmark.renderer.text.TextContentRenderer;

/** Markdown as HTML and as plain text, HTML in it shown and never obeyed; and other people's text inside Markdown. */
public final class Markdown {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .extensions(TABLES)
            .nodeRendererFactory(PlainLinks::new)
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build();
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>()#|~!&]");
    private static final Pattern BLOCK_START = Pattern.compile("^(\\d{1,9}(?=[.]( |$))|(?=[-+=]))");

    private Markdown() {}

    public static String html(String markdown) {
        return HTML.render(PARSER.parse(markdown));
    }

    public static String text(String markdown) {
        return TEXT.render(PARSER.parse(markdown));
    }

    /** Returns Markdown that reads as exactly this text in one line; it cannot become a heading, link or tag. */
    public static String escape(String raw) {
        var line = printable(raw).replaceAll("\\s+", " ").strip();
        var escaped = SPECIAL.matcher(line).replaceAll("\\\\$0");
        return BLOCK_START.matcher(escaped).replaceFirst("$1\\\\");
    }

    /** Returns the paragraphs of a longer text, for sections. */
    public static List<String> paragraphs(String raw) {
        return raw.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Returns the address so that nothing in it ends the link early. */
    public static String address(String raw) {
        var address = new StringBuilder();
        printable(raw).strip().codePoints().forEach(character -> {
            if (" ()<>|\\`\"".indexOf(character) >= 0 || Character.isWhitespace(character)) {
                address.append(String.format("%%%02X", character));
            } else {
                address.appendCodePoint(character);
            }
        });
        return address.toString();
    }

    /** XML, and so PDF, knows neither control characters nor halves of characters. */
    private static String printable(String raw) {
        var text = new StringBuilder();
        raw.codePoints()
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .filter(character -> (character & 0xFFFE) != 0xFFFE)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Writes a link as its words and its address, and a bare address once. */
    private record PlainLinks(TextContentNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Link.class);
        }

        @Override
        public void render(Node node) {
            var link = (Link) node;
            for (var child = link.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            var bare = link.getFirstChild() instanceof Text words
                    && words.getLiteral().equals(link.getDestination());
            if (!bare) {
                context.getWriter().write(": " + link.getDestination());
            }
        }
    }
}
