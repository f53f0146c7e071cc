package io.slipway.release;

import io.slipway.programme.Programme.BoundTo;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The content of a release that people approve, as text and as SHA-256: change the content and the digest changes. */
@Service
public class ReleaseContent {

    private final Releases releases;
    private final Assessments assessments;
    private final Scopes scopes;
    private final Builds builds;
    private final Windows windows;
    private final Agreements agreements;
    private final ReleaseDocuments documents;

    ReleaseContent(
            Releases releases,
            Assessments assessments,
            Scopes scopes,
            Builds builds,
            Windows windows,
            Agreements agreements,
            ReleaseDocuments documents) {
        this.releases = releases;
        this.assessments = assessments;
        this.scopes = scopes;
        this.builds = builds;
        this.windows = windows;
        this.agreements = agreements;
        this.documents = documents;
    }

    /** What a criterion is bound to: met for one content, it is unmet for another. */
    public String digest(ReleaseKey key, BoundTo boundTo) {
        return switch (boundTo) {
            case NOTHING -> Digest.of(key.value());
            case BUILD -> Digest.of(build(key));
            case NOTES -> Digest.of(notes(documents.digests(key)));
            case WINDOW -> Digest.of(window(key));
        };
    }

    /**
     * What an approver sees (windows that single Trusts agreed for themselves are theirs alone): scope, build digests,
     * notes, window, target sites and root cause analysis as they are now.
     */
    public String digest(ReleaseKey key) {
        var texts = documents.digests(key);
        return Digest.of(scope(key) + build(key) + notes(texts) + window(key) + analysis(texts));
    }

    /**
     * What those consulted see of it before it is built: scope, date, expected fix, window and target sites. Builds and
     * notes come and go meanwhile and are no reason to ask again.
     */
    public String planDigest(ReleaseKey key) {
        return Digest.of(scope(key) + plan(key) + window(key));
    }

    private String plan(ReleaseKey key) {
        var fix = assessments.find(key).map(Assessment::fixExpected).orElse(null);
        return "date " + releases.get(key).scheduledDate() + "\nfix " + fix + "\n";
    }

    private String scope(ReleaseKey key) {
        var text = new StringBuilder("scope " + key + "\n");
        scopes.of(key)
                .forEach(item -> text.append(item.ticket() + " " + item.kind() + " " + item.needsUat() + " "
                        + item.flaggedOff() + " " + item.summary() + "\n"));
        return text.toString();
    }

    private String build(ReleaseKey key) {
        return builds.current(key)
                .map(build -> "build " + build.name() + " " + build.digest() + "\n")
                .orElse("no build\n");
    }

    private static String notes(Map<String, String> texts) {
        var notes = texts.get(ReleaseDocument.RELEASE_NOTES);
        return notes == null ? "no notes\n" : "notes " + notes + "\n";
    }

    private static String analysis(Map<String, String> texts) {
        var analysis = texts.get(ReleaseDocument.ROOT_CAUSE_ANALYSIS);
        return analysis == null ? "" : "analysis " + analysis + "\n";
    }

    private String window(ReleaseKey key) {
        var text = new StringBuilder();
        windows.find(key, 1).ifPresent(window -> text.append("window " + window.startsAt() + "\n"));
        agreements.of(key).forEach(site -> text.append("site " + site.site() + "\n"));
        return text.toString();
    }
}
