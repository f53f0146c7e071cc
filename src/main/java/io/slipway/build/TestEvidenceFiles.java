package io.slipway.build;

import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Rows;
import io.slipway.release.RuleBroken;
import io.slipway.words.Digest;
import io.slipway.words.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Uploaded test evidence. A file is stored under its SHA-256, so it can be neither changed nor lost by its name. */
@Service
public class TestEvidenceFiles {

    /** The media types a browser can be given back without running anything in them. */
    private static final Set<String> MEDIA_TYPES = Set.of(
            "application/pdf",
            "application/zip",
            "application/json",
            "text/plain",
            "text/csv",
            "image/png",
            "image/jpeg",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()-]{0,119}");

    private final JdbcClient db;
    private final Clock clock;
    private final Path folder;

    TestEvidenceFiles(JdbcClient db, Clock clock, @Value("${slipway.data}") Path data) {
        this.db = db;
        this.clock = clock;
        this.folder = data.resolve("evidence");
    }

    /** Stores the file and ties it to tickets of the release's scope and to its current build. */
    public TestEvidence add(
            Release release, List<String> tickets, String name, String mediaType, byte[] content, String by) {
        check(release, tickets, name, mediaType, content);
        var digest = Digest.of(content);
        store(digest, content);
        TestEvidence last = null;
        for (var ticket : tickets) {
            last = insert(new TestEvidence(
                    UUID.randomUUID().toString(),
                    release.key(),
                    String.valueOf(release.build()),
                    ticket,
                    name,
                    mediaType,
                    content.length,
                    digest,
                    by,
                    clock.instant()));
        }
        return java.util.Objects.requireNonNull(last);
    }

    public List<TestEvidence> of(ReleaseKey release) {
        return db.sql(
                        "SELECT * FROM slw_test_evidence WHERE release_key = :release ORDER BY uploaded_at, ticket_key, name")
                .param("release", release.value())
                .query((row, number) -> new TestEvidence(
                        row.getString("id"),
                        release,
                        row.getString("build_name"),
                        row.getString("ticket_key"),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("bytes"),
                        row.getString("sha256"),
                        row.getString("uploaded_by"),
                        Rows.instant(row, "uploaded_at")))
                .list();
    }

    /** Returns the stored bytes, after making sure that they still are what was uploaded. */
    public byte[] content(TestEvidence evidence) {
        try {
            var bytes = Files.readAllBytes(folder.resolve(evidence.sha256()));
            if (!Digest.of(bytes).equals(evidence.sha256())) {
                throw new IllegalStateException("Evidence " + evidence.sha256() + " was changed on disk");
            }
            return bytes;
        } catch (IOException gone) {
            throw new UncheckedIOException("Evidence " + evidence.sha256() + " cannot be read", gone);
        }
    }

    private static void check(Release release, List<String> tickets, String name, String mediaType, byte[] content) {
        if (release.build() == null) {
            throw new RuleBroken(release.key() + " has no build yet; evidence belongs to the build that was tested");
        }
        if (tickets.isEmpty()) {
            throw new RuleBroken("Choose the ticket the evidence belongs to");
        }
        if (!NAME.matcher(name).matches()) {
            throw new RuleBroken("The file name " + Quoted.of(name)
                    + " cannot be kept; use up to 120 letters, digits, spaces, dots and dashes");
        }
        if (!MEDIA_TYPES.contains(mediaType)) {
            throw new RuleBroken("A file of type " + Quoted.of(mediaType)
                    + " is not taken as evidence; use PDF, Office, CSV, text," + " JSON, ZIP, PNG or JPEG");
        }
        if (content.length == 0) {
            throw new RuleBroken("The file '" + name + "' is empty");
        }
    }

    private void store(String digest, byte[] content) {
        try {
            Files.createDirectories(folder);
            var target = folder.resolve(digest);
            if (!Files.exists(target)) {
                var temporary = Files.createTempFile(folder, "upload", ".tmp");
                Files.write(temporary, content);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (FileAlreadyExistsException stored) {
            // another upload of the same bytes was quicker
        } catch (IOException failed) {
            throw new UncheckedIOException("Evidence cannot be stored in " + folder, failed);
        }
    }

    private TestEvidence insert(TestEvidence evidence) {
        db.sql("""
                INSERT INTO slw_test_evidence (id, release_key, build_name, ticket_key, name, media_type, bytes,
                    sha256, uploaded_by, uploaded_at)
                VALUES (:id, :release, :build, :ticket, :name, :mediaType, :bytes, :sha256, :by, :at)""")
                .param("id", evidence.id())
                .param("release", evidence.release().value())
                .param("build", evidence.build())
                .param("ticket", evidence.ticket())
                .param("name", evidence.name())
                .param("mediaType", evidence.mediaType())
                .param("bytes", evidence.bytes())
                .param("sha256", evidence.sha256())
                .param("by", evidence.uploadedBy())
                .param("at", Rows.at(evidence.uploadedAt()))
                .update();
        return evidence;
    }
}
