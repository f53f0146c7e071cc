package io.slipway.gate;

import io.slipway.models.UploadRefused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload.MultipartStream;
import org.apache.commons.fileupload.ParameterParser;
import org.jspecify.annotations.Nullable;

/** Reads the parts of an upload, every one of them: what a lenient reader would skip or flatten is refused. */
final class UploadParts {

    private static final int BUFFER = 4096;
    private static final int LONGEST_BOUNDARY = 200;
    private static final int MOST = 300;
    private static final String HOW = "send it as multipart/form-data with one part per file";

    private UploadParts() {}

    /** @param file the name of the file; null where the part is a plain field of the form */
    record Part(String field, @Nullable String file, byte[] content) {

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    static List<Part> of(@Nullable String contentType, byte[] body) {
        var parts = new ArrayList<Part>();
        try {
            var stream = new MultipartStream(new ByteArrayInputStream(body), boundary(contentType), BUFFER, null);
            stream.setHeaderEncoding("UTF-8");
            for (var more = stream.skipPreamble(); more; more = stream.readBoundary()) {
                if (parts.size() == MOST) {
                    throw refused("has more than " + MOST + " parts");
                }
                var headers = headers(stream.readHeaders());
                var content = new ByteArrayOutputStream();
                stream.readBodyData(content);
                parts.add(part(headers, content.toByteArray()));
            }
        } catch (IOException broken) {
            throw refused("cannot be read to its end");
        }
        return parts;
    }

    private static byte[] boundary(@Nullable String contentType) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw refused("is no form");
        }
        var boundary = parameters(contentType).get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
            throw refused("names no boundary between its parts");
        }
        return boundary.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Part part(Map<String, String> headers, byte[] content) {
        var disposition = headers.getOrDefault("content-disposition", "");
        if (!disposition.toLowerCase(Locale.ROOT).startsWith("form-data")) {
            throw refused("has a part that is no field of a form");
        }
        if (headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw refused("has parts within a part");
        }
        if (headers.containsKey("content-transfer-encoding")) {
            throw refused("has a part in a transfer encoding");
        }
        var parameters = parameters(disposition);
        var file = parameters.containsKey("filename") ? text(parameters.get("filename")) : null;
        return new Part(text(parameters.get("name")), file, content);
    }

    private static Map<String, String> headers(String text) {
        var headers = new HashMap<String, String>();
        for (var line : text.replaceAll("\r\n[ \t]+", " ").split("\r\n")) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                var name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (headers.put(name, line.substring(colon + 1).strip()) != null) {
                    throw refused("says '" + name + "' of a part twice");
                }
            }
        }
        return headers;
    }

    private static Map<String, String> parameters(String header) {
        var parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';');
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static UploadRefused refused(String what) {
        return new UploadRefused(List.of("The upload " + what + "; " + HOW));
    }
}
