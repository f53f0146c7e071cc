package io.slipway.http.api;

import io.slipway.build.TestEvidence;
import io.slipway.build.TestEvidenceFiles;
import io.slipway.http.HandIn;
import io.slipway.http.Lookup;
import io.slipway.http.Unknown;
import io.slipway.http.Viewer;
import io.slipway.words.Quoted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Test evidence over REST: hand in, list, fetch. */
@RestController
@RequestMapping("/api/releases/{key}/evidence")
@Tag(name = "Evidence", description = "Files that prove tests, kept by their SHA-256 after the lifecycle has ended")
class EvidenceApi {

    private final Lookup lookup;
    private final TestEvidenceFiles files;
    private final HandIn handIn;

    EvidenceApi(Lookup lookup, TestEvidenceFiles files, HandIn handIn) {
        this.lookup = lookup;
        this.files = files;
        this.handIn = handIn;
    }

    @GetMapping
    @Operation(summary = "What was handed in")
    List<TestEvidence> all(@PathVariable String key) {
        return files.of(lookup.release(key).key());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Hand in files for tickets in scope", description = "At most 20 MB each and 25 MB together.")
    List<TestEvidence> add(
            @PathVariable String key,
            @RequestParam List<String> tickets,
            @RequestParam List<MultipartFile> files,
            Viewer viewer) {
        var release = lookup.release(key);
        handIn.add(release, tickets, files, viewer);
        return this.files.of(release.key());
    }

    @GetMapping("/{id}")
    @Operation(summary = "The bytes as they were handed in, as an attachment")
    ResponseEntity<byte[]> content(@PathVariable String key, @PathVariable String id) {
        var evidence = all(key).stream()
                .filter(file -> file.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Unknown("There is no evidence " + Quoted.of(id) + " of " + key));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(evidence.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(evidence.name(), java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(files.content(evidence));
    }
}
