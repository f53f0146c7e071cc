package io.slipway.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A page as PDF: tagged for screen readers, with its fonts inside, and with nothing fetched from anywhere. */
final class PdfPrinter {

    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

    static {
        XRLog.setLoggingEnabled(false);
    }

    private PdfPrinter() {}

    static byte[] print(String html) {
        var pdf = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useUriResolver((base, address) -> null);
        font(builder, "DejaVu Sans", "DejaVuSans.ttf", 400, FontStyle.NORMAL);
        font(builder, "DejaVu Sans", "DejaVuSans-Bold.ttf", 700, FontStyle.NORMAL);
        font(builder, "DejaVu Sans", "DejaVuSans-Oblique.ttf", 400, FontStyle.ITALIC);
        font(builder, "DejaVu Sans Mono", "DejaVuSansMono.ttf", 400, FontStyle.NORMAL);
        builder.withHtmlContent(html, null);
        builder.toStream(pdf);
        try {
            builder.run();
            return pdf.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException("The document cannot be printed", failed);
        }
    }

    private static void font(PdfRendererBuilder builder, String family, String file, int weight, FontStyle style) {
        builder.useFont(() -> open(file), family, weight, style, true);
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(PdfPrinter.class.getResourceAsStream(FONTS + file), file);
    }
}
