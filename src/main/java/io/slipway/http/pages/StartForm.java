package io.slipway.http.pages;

import io.slipway.http.FieldRefused;
import io.slipway.http.NewIssue;
import io.slipway.http.NewRelease;
import io.slipway.programme.VersionPart;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What came out of the form that starts a release, as it was typed, so that an error can show it again. */
record StartForm(
        @Nullable String programme,
        @Nullable String type,
        @Nullable String title,
        @Nullable String reason,
        @Nullable String planReference,
        @Nullable String increment,
        @Nullable String version,
        @Nullable String party,
        @Nullable String programmeName,
        @Nullable String notice,
        @Nullable String forum,
        List<String> impacted,
        IssueFields issue) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    /** More than any field takes; whoever sends that did not type it. */
    private static final int SHOWN_AGAIN = 4000;

    StartForm {
        title = cut(title);
        reason = cut(reason);
        planReference = cut(planReference);
        version = cut(version);
        programmeName = cut(programmeName);
        notice = cut(notice);
    }

    /** The fields about the issue in live operation. */
    record IssueFields(
            @Nullable String reference,
            @Nullable String severity,
            @Nullable String environment,
            @Nullable String summary) {

        IssueFields {
            reference = cut(reference);
            summary = cut(summary);
        }
    }

    static StartForm empty(String programme, String type) {
        return of(Map.of("programme", programme, "type", type), List.of());
    }

    /**
     * Takes the fields one by one: whatever else was sent is nobody's.
     *
     * @param impacted the parties that were ticked
     */
    static StartForm of(Map<String, String> typed, List<String> impacted) {
        return new StartForm(
                typed.get("programme"),
                typed.get("type"),
                typed.get("title"),
                typed.get("reason"),
                typed.get("planReference"),
                typed.get("increment"),
                typed.get("version"),
                typed.get("party"),
                typed.get("programmeName"),
                typed.get("notice"),
                typed.get("forum"),
                impacted,
                new IssueFields(
                        typed.get("issue.reference"),
                        typed.get("issue.severity"),
                        typed.get("issue.environment"),
                        typed.get("issue.summary")));
    }

    /** Returns what was asked for, or names the field that offers no such choice. */
    NewRelease wish() {
        return new NewRelease(
                Objects.toString(programme, ""),
                Objects.toString(type, ""),
                Objects.toString(title, ""),
                Objects.toString(reason, ""),
                planReference,
                part(),
                version,
                party,
                programmeName,
                days(),
                forum,
                impacted,
                new NewIssue(issue.reference(), severity(issue), issue.environment(), issue.summary()));
    }

    private @Nullable VersionPart part() {
        if (increment == null || increment.isBlank()) {
            return null;
        }
        try {
            return VersionPart.valueOf(increment);
        } catch (IllegalArgumentException unknown) {
            throw new FieldRefused("increment", "Choose one of the parts that are offered");
        }
    }

    private @Nullable Integer days() {
        if (notice == null || notice.isBlank()) {
            return null;
        }
        if (!NUMBER.matcher(notice.strip()).matches()) {
            throw new FieldRefused("notice", "Write a number of business days, for example 5");
        }
        return Integer.valueOf(notice.strip());
    }

    private static @Nullable Integer severity(IssueFields issue) {
        var severity = issue.severity();
        if (severity == null || severity.isBlank()) {
            return null;
        }
        if (!NUMBER.matcher(severity).matches()) {
            throw new FieldRefused("issue.severity", "Choose the severity, from 1 (blocker) to 5 (trivial)");
        }
        return Integer.valueOf(severity);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= SHOWN_AGAIN ? text : text.substring(0, SHOWN_AGAIN);
    }
}
