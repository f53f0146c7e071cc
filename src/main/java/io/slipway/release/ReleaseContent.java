package io.slipway.release;

import io.slipway.programme.Programme.BoundTo;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The content of a release that people approve, as text and as SHA-256: change the content and the digest changes. */
@Service
public class ReleaseContent {

    private final Scopes scopes;
    private final Builds builds;
    private final Windows windows;
    private final Agreements agreements;
    private final ReleaseDocuments documents;

    ReleaseContent(Scopes scopes, Builds builds, Windows windows, Agreements agreements, ReleaseDocuments documents) {
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
