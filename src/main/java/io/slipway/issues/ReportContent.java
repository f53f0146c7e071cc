package io.slipway.issues;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.TaskContent;
import io.slipway.release.Texts;
import io.slipway.words.FormText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The reports that could not be used, in the form of those who read them. */
@Component
class ReportContent implements TaskContent {

    private static final int LONGEST = 4000;

    private final UnreadReports reports;
    private final Programmes programmes;

    ReportContent(UnreadReports reports, Programmes programmes) {
        this.reports = reports;
        this.programmes = programmes;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        var programme = programmes.get(release.programme());
        return Map.of(
                "unreadReports", () -> rows(programme, release.key()),
                "rawReport", () -> raw(release.key()),
                "reportSummary", () -> summary(programme, release.key()),
                "environments", () -> environments(programme));
    }

    private List<Map<String, String>> rows(Programme programme, ReleaseKey key) {
        return reports.of(key).stream()
                .map(report -> Map.of(
                        "at", programme.time().inMessage(report.receivedAt()),
                        "issue", Objects.requireNonNullElse(report.reference(), "unknown"),
                        "why", report.why()))
                .toList();
    }

    private String summary(Programme programme, ReleaseKey key) {
        var all = reports.of(key);
        return all.isEmpty()
                // The record is begun before what began it is written down.
                ? "one, just received"
                : (all.size() == 1 ? "one, " : all.size() + ", the newest ")
                        + programme.time().inMessage(all.get(all.size() - 1).receivedAt());
    }

    private String raw(ReleaseKey key) {
        return reports.of(key).stream()
                .reduce((older, newer) -> newer)
                .map(newest -> FormText.markdown(Texts.readable(newest.raw(), LONGEST)))
                .orElse("");
    }

    private static List<Map<String, String>> environments(Programme programme) {
        return programme.environments().stream()
                .map(environment -> Map.of("label", environment.name(), "value", environment.id()))
                .toList();
    }
}
