package io.slipway.rca;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.readiness.ReleaseDocument;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.release.LiveIssue;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.TaskContent;
import io.slipway.words.FormText;
import io.slipway.words.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The issue, what happened, and the analysis, in the forms of those who write it, sign it off and act on it. */
@Component
class RcaContent implements TaskContent {

    private static final Set<String> TASKS = Set.of("analyseCause", "signOffRca", "completeAction");
    private static final int FIRST_WORDS = 300;

    private final RcaLog log;
    private final Programmes programmes;
    private final ReleaseDocuments documents;
    private final String url;

    RcaContent(RcaLog log, Programmes programmes, ReleaseDocuments documents, @Value("${slipway.url}") String url) {
        this.log = log;
        this.programmes = programmes;
        this.documents = documents;
        this.url = url;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        if (!TASKS.contains(task)) {
            return Map.of();
        }
        var key = release.key();
        var programme = programmes.get(release.programme());
        var issue = SingletonSupplier.of(() -> log.find(key).map(log::issue).orElseThrow());
        var shown = new HashMap<String, Supplier<?>>();
        shown.put("rcaUrl", () -> url + "/rca/" + key);
        shown.put("issue", () -> words(issue.obtain()));
        shown.put(
                "where",
                () -> programme.environment(issue.obtain().environment()).name());
        shown.put("timeline", () -> timeline(programme, release));
        shown.put("actions", () -> actions(programme, key));
        shown.put("fixes", () -> fixes(release));
        shown.put("partyChoices", () -> partyChoices(programme));
        // Analyses under way keep their form, and what it reads.
        shown.put("parties", () -> parties(programme));
        shown.put("analysis", () -> analysis(key));
        shown.put("rootCause", () -> said(key, Analysis::rootCause));
        shown.put("remedy", () -> said(key, Analysis::remedy));
        shown.put("actionSummary", () -> planned(key));
        return shown;
    }

    /** The first words of a part of the analysis; the whole of it stands below. */
    private String said(ReleaseKey key, Function<Analysis, String> part) {
        return log.find(key)
                .map(RcaEntry::analysis)
                .map(part)
                .filter(text -> !text.isBlank())
                .map(text -> FormText.line(PlainText.cut(text, FIRST_WORDS)))
                .orElse("not written yet");
    }

    private String planned(ReleaseKey key) {
        var actions = log.actions(key).size();
        return actions == 0 ? "none is planned" : actions == 1 ? "1 is planned" : actions + " are planned";
    }

    private static String words(LiveIssue issue) {
        return FormText.line(issue.reference() + ", severity " + issue.severity() + ": " + issue.summary());
    }

    private List<Map<String, String>> timeline(Programme programme, Release release) {
        return log.timeline(release).stream()
                .map(event -> Map.of(
                        "at", programme.time().onForm(event.at()),
                        "what", event.what(),
                        "who", Objects.requireNonNullElse(event.who(), "Slipway")))
                .toList();
    }

    private List<Map<String, String>> actions(Programme programme, ReleaseKey key) {
        return log.actions(key).stream()
                .map(action -> RcaDocument.row(programme, action))
                .map(row -> Map.of("what", row.what(), "owner", row.owner(), "due", row.due(), "state", row.status()))
                .toList();
    }

    private String fixes(Release release) {
        var fixes = log.fixes(release);
        return fixes.isEmpty() ? "none yet" : String.join(", ", fixes);
    }

    private static List<Map<String, String>> partyChoices(Programme programme) {
        return programme.parties().stream()
                .map(party -> Map.of("label", party.name(), "value", party.id()))
                .toList();
    }

    private static String parties(Programme programme) {
        return programme.parties().stream()
                .map(party -> party.id() + " (" + party.name() + ")")
                .collect(Collectors.joining(", "));
    }

    private String analysis(ReleaseKey key) {
        return documents
                .newest(key, ReleaseDocument.ROOT_CAUSE_ANALYSIS)
                .map(ReleaseDocument::markdown)
                .orElse("");
    }
}
