package io.slipway.http.api;

import io.slipway.documents.Documents;
import io.slipway.http.Lookup;
import io.slipway.http.Unknown;
import io.slipway.readiness.ReleaseDocument;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.words.Quoted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Release notes and the other documents of a release, as Markdown, HTML or PDF. */
@RestController
@RequestMapping("/api/releases/{key}")
@Tag(name = "Documents", description = "Release notes and reports; a new revision never overwrites an older one")
class DocumentApi {

    /** A document shows text and its own style; it runs nothing and loads nothing. */
    private static final String RULES = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    private final Lookup lookup;
    private final ReleaseDocuments documents;
    private final Documents printer;

    DocumentApi(Lookup lookup, ReleaseDocuments documents, Documents printer) {
        this.lookup = lookup;
        this.documents = documents;
        this.printer = printer;
    }

    @GetMapping("/notes.{format:md|html|pdf}")
    @Operation(summary = "The newest release notes", description = "Formats: md, html, pdf.")
    ResponseEntity<byte[]> notes(@PathVariable String key, @PathVariable String format) {
        return newest(key, ReleaseDocument.RELEASE_NOTES, "release notes", format);
    }

    @GetMapping("/rca.{format:md|html|pdf}")
    @Operation(summary = "The newest root cause analysis", description = "Formats: md, html, pdf.")
    ResponseEntity<byte[]> analysis(@PathVariable String key, @PathVariable String format) {
        return newest(key, ReleaseDocument.ROOT_CAUSE_ANALYSIS, "root cause analysis", format);
    }

    @GetMapping("/documents/{kind}/{revision}.{format:md|html|pdf}")
    @Operation(
            summary = "One revision of a document",
            description =
                    "Kinds: release-notes, rollout-report, root-cause-analysis, rca-list." + " Formats: md, html, pdf.")
    ResponseEntity<byte[]> one(
            @PathVariable String key,
            @PathVariable String kind,
            @PathVariable int revision,
            @PathVariable String format) {
        var document = documents.of(lookup.release(key).key()).stream()
                .filter(known -> known.kind().equals(kind) && known.revision() == revision)
                .findFirst()
                .orElseThrow(() -> new Unknown(key + " has no revision " + revision + " of " + Quoted.of(kind)));
        return answer(document, format);
    }

    private ResponseEntity<byte[]> newest(String key, String kind, String name, String format) {
        var document = documents
                .newest(lookup.release(key).key(), kind)
                .orElseThrow(() -> new Unknown(key + " has no " + name + " yet"));
        return answer(document, format);
    }

    private ResponseEntity<byte[]> answer(ReleaseDocument document, String format) {
        return switch (format) {
            case "md" ->
                answer(
                        document,
                        format,
                        "text/markdown;charset=UTF-8",
                        document.markdown().getBytes(StandardCharsets.UTF_8));
            case "pdf" -> answer(document, format, MediaType.APPLICATION_PDF_VALUE, printer.pdf(document));
            default ->
                answer(
                        document,
                        format,
                        "text/html;charset=UTF-8",
                        document.html().getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Without a name of its own a document is saved as {@code f.txt}. */
    private static ResponseEntity<byte[]> answer(ReleaseDocument document, String format, String type, byte[] content) {
        var name = document.release() + "-" + document.kind() + "-" + document.revision() + "." + format;
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .header("Content-Security-Policy", RULES)
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }
}
