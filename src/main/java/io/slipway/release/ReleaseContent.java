package io.slipway.release;

import io.slipway.programme.Programme.BoundTo;
import org.springframework.stereotype.Service;

/** The content of a release that people approve, as text and as SHA-256: change the content and the digest changes. */
@Service
public class ReleaseContent {

    private final Releases releases;
    private final Scopes scopes;
    private final Builds builds;
    private final Windows windows;
    private final Agreements agreements;
    private final ReleaseDocuments documents;

    ReleaseContent(
            Releases releases,
            Scopes scopes,
            Builds builds,
            Windows windows,
            Agreements agreements,
            ReleaseDocuments documents) {
        this.releases = releases;
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
            case NOTES -> Digest.of(notes(key));
            case WINDOW -> Digest.of(window(key));
        };
    }

    /**
     * What an approver sees (windows that single Trusts agreed for themselves are theirs alone): scope, build digests,
     * notes, window, target sites and root cause analysis as they are now.
     */
    public String digest(ReleaseKey key) {
        return Digest.of(scope(key) + build(key) + notes(key) + window(key) + analysis(key));
    }

    private String scope(ReleaseKey key) {
        var text = new StringBuilder("scope " + key + "\n");
        scopes.of(key)
                .forEach(item -> text.append(item.ticket() + " " + item.kind() + " " + item.needsUat() + " "
                        + item.flaggedOff() + " " + item.summary() + "\n"));
        return text.toString();
    }

    private String build(ReleaseKey key) {
        var release = releases.get(key);
        return builds.currentDigest(release)
                .map(digest -> "build " + release.build() + " " + digest + "\n")
                .orElse("no build\n");
    }

    private String notes(ReleaseKey key) {
        return documents
                .newest(key, ReleaseDocument.RELEASE_NOTES)
                .map(document -> "notes " + document.sha256() + "\n")
                .orElse("no notes\n");
    }

    private String analysis(ReleaseKey key) {
        return documents
                .newest(key, ReleaseDocument.ROOT_CAUSE_ANALYSIS)
                .map(document -> "analysis " + document.sha256() + "\n")
                .orElse("");
    }

    private String window(ReleaseKey key) {
        var text = new StringBuilder();
        windows.find(key, 1).ifPresent(window -> text.append("window " + window.startsAt() + "\n"));
        agreements.of(key).forEach(site -> text.append("site " + site.site() + "\n"));
        return text.toString();
    }
}
