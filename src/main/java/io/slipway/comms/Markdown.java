package io.slipway.comms;

import java.util.List;
import java.util.Set;
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

/** Turns the Markdown of a notice into the two bodies of a mail; HTML in it is shown, never obeyed. */
final class Markdown {

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

    private Markdown() {}

    static String html(String markdown) {
        return HTML.render(PARSER.parse(markdown));
    }

    static String text(String markdown) {
        return TEXT.render(PARSER.parse(markdown));
    }

    /** Returns Markdown that reads as exactly this text, whatever it holds. */
    static String escape(String text) {
        return text.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\`*_{}\\[\\]<>()#+!|~&-])", "\\\\$1");
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
