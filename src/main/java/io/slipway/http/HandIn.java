package io.slipway.http;

import io.slipway.build.TestEvidenceFiles;
import io.slipway.release.Release;
import io.slipway.release.RuleBroken;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.words.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Takes uploaded evidence in, all files of a request or none. */
@Component
public class HandIn {

    private final Lookup lookup;
    private final Scopes scopes;
    private final TestEvidenceFiles evidence;

    HandIn(Lookup lookup, Scopes scopes, TestEvidenceFiles evidence) {
        this.lookup = lookup;
        this.scopes = scopes;
        this.evidence = evidence;
    }

    @Transactional
    public void add(Release release, List<String> tickets, List<MultipartFile> files, Viewer viewer) {
        viewer.mustHandInEvidence(lookup.programme(release));
        var chosen = tickets.stream().distinct().toList();
        var scope = scopes.of(release.key()).stream().map(ScopeItem::ticket).toList();
        var strangers =
                chosen.stream().filter(ticket -> !scope.contains(ticket)).toList();
        if (!strangers.isEmpty()) {
            throw new RuleBroken(Quoted.all(strangers) + " is not in the scope of " + release.key() + "; choose from "
                    + Quoted.all(scope));
        }
        var given = files.stream().filter(file -> !isNothing(file)).toList();
        if (given.isEmpty()) {
            throw new RuleBroken("Choose at least one file");
        }
        given.forEach(file -> evidence.add(release, chosen, name(file), type(file), content(file), viewer.id()));
    }

    /** Browsers send an empty part when no file was chosen. */
    private static boolean isNothing(MultipartFile file) {
        return file.isEmpty() && name(file).isBlank();
    }

    private static String name(MultipartFile file) {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static String type(MultipartFile file) {
        var type = Objects.requireNonNullElse(file.getContentType(), "");
        return type.split(";")[0].strip();
    }

    private static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("The upload broke off", broken);
        }
    }
}
