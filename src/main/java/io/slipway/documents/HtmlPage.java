package io.slipway.documents;

import io.slipway.words.Markdown;
import org.springframework.web.util.HtmlUtils;

/** Markdown as a page of its own, well-formed enough for XML; HTML inside the Markdown stays text. */
final class HtmlPage {

    /** The fonts are named for the PDF, which knows no others; a browser falls back. */
    private static final String STYLE = """
            @page { size: A4; margin: 20mm 18mm; font-family: 'DejaVu Sans';
                @bottom-right { font-family: 'DejaVu Sans'; font-size: 8pt; content: counter(page) " / " counter(pages); } }
            body { font-family: 'DejaVu Sans', Verdana, sans-serif; font-size: 10pt; line-height: 1.45; color: #1d1d1f; }
            h1 { font-size: 18pt; } h2 { font-size: 13pt; margin-top: 16pt; } h3 { font-size: 11pt; }
            table { border-collapse: collapse; width: 100%; -fs-table-paginate: paginate; }
            h1, h2, h3 { page-break-after: avoid; } tr, li { page-break-inside: avoid; }
            th, td { border: 0.5pt solid #8a8a8e; padding: 3pt 5pt; text-align: left; vertical-align: top; min-width: 52pt; }
            td:first-child { min-width: 74pt; }
            code { font-family: 'DejaVu Sans Mono', monospace; font-size: 8pt; word-wrap: break-word; }
            h1, h2, h3, p, li, td, th { overflow-wrap: anywhere; word-wrap: break-word; }
            @media print { td code { font-size: 7pt; } }
            a { color: #0b4f8a; }
            """;

    private HtmlPage() {}

    static String of(String title, String markdown) {
        return """
                <!DOCTYPE html>
                <html lang="en-GB">
                <head>
                <meta charset="UTF-8" />
                <title>%s</title>
                <meta name="description" content="%s" />
                <link rel="icon" href="data:," />
                <style>
                %s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(escape(title), escape(title), STYLE, Markdown.html(markdown));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
