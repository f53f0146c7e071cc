package io.slipway.readiness;

import io.slipway.build.Builds;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.Assessment;
import io.slipway.downtime.Outages;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programme.BoundTo;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.scope.ScopeText;
import io.slipway.words.Digest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The content of a release that people approve, as text and as SHA-256: change the content and the digest changes. */
@Service
public class ReleaseContent {

    private final Releases releases;
    private final Outages assessments;
    private final ScopeText scope;
    private final Builds builds;
    private final Windows windows;
    private final Agreements agreements;
    private final ReleaseDocuments documents;
    private final List<ApprovedContent> more;

    ReleaseContent(
            Releases releases,
            Outages assessments,
            ScopeText scope,
            Builds builds,
            Windows windows,
            Agreements agreements,
            ReleaseDocuments documents,
            List<ApprovedContent> more) {
        this.releases = releases;
        this.assessments = assessments;
        this.scope = scope;
        this.builds = builds;
        this.windows = windows;
        this.agreements = agreements;
        this.documents = documents;
        this.more = more;
    }

    /** What a criterion is bound to: met for one content, it is unmet for another. */
    public String digest(ReleaseKey key, BoundTo boundTo) {
        return switch (boundTo) {
            case NOTHING -> Digest.of(key.value());
            case BUILD -> Digest.of(build(key));
            case NOTES -> Digest.of(notes(documents.digests(key)));
            case WINDOW -> Digest.of(window(key));
            case REQUEST -> requestDigest(key);
        };
    }

    /**
     * What an approver sees (windows that single parties agreed for themselves are theirs alone): scope, build digests,
     * notes, window, target sites, root cause analysis and what other rooms add as they are now.
     */
    public String digest(ReleaseKey key) {
        var texts = documents.digests(key);
        return Digest.of(scope.of(key) + build(key) + notes(texts) + window(key) + analysis(texts) + more(key));
    }

    /**
     * What those consulted see of it before it is built: scope, date, expected fix, window and target sites. Builds and
     * notes come and go meanwhile and are no reason to ask again.
     */
    public String planDigest(ReleaseKey key) {
        return Digest.of(scope.of(key) + plan(key) + window(key));
    }

    /** What those accountable for the scope see when it is asked to change: the scope, and the change. */
    public String scopeChangeDigest(ReleaseKey key) {
        return Digest.of(scope.of(key) + scope.asked(key));
    }

    /**
     * What a request for change asks for: scope, build, when each window opens, and what the request itself says. That a
     * window takes longer than predicted while it goes on is no other request.
     */
    public String requestDigest(ReleaseKey key) {
        var opened = windows.of(key).stream()
                .map(window -> "window " + window.number() + " " + window.startsAt() + "\n")
                .collect(Collectors.joining());
        return Digest.of(scope.of(key) + build(key) + opened + more(key, ApprovedContent::isRequested));
    }

    private String plan(ReleaseKey key) {
        var fix = assessments.find(key).map(Assessment::fixExpected).orElse(null);
        return "date " + releases.get(key).scheduledDate() + "\nfix " + fix + "\n";
    }

    /** A build is approved for what it is made of, and for what has come in that must be found in it. */
    private String build(ReleaseKey key) {
        return builds.current(key)
                .map(build -> "build " + build.name() + " " + build.digest() + "\n" + scope.late(key))
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

    private String more(ReleaseKey key) {
        return more(key, part -> true);
    }

    private String more(ReleaseKey key, Predicate<ApprovedContent> which) {
        return more.stream().filter(which).map(part -> part.of(key)).collect(Collectors.joining());
    }

    private String window(ReleaseKey key) {
        var text = new StringBuilder();
        windows.find(key, 1).ifPresent(window -> text.append("window " + window.startsAt() + "\n"));
        agreements.of(key).forEach(site -> text.append("site " + site.site() + "\n"));
        return text.toString();
    }
}
