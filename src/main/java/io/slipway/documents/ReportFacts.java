package io.slipway.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rollout report can say; a template names these components and nothing else. */
record ReportFacts(
        String programme,
        String version,
        String title,
        @Nullable String build,
        @Nullable String buildDigest,
        @Nullable String withdrawn,
        List<SiteRow> sites,
        List<Downtime> windows,
        List<Approval> approvals,
        List<Stage> environments,
        boolean hasResults,
        List<NotesFacts.Result> results,
        boolean compared,
        List<String> differences,
        List<String> lessons) {

    record SiteRow(
            String site,
            int wave,
            String agreed,
            String outcome,
            @Nullable String detail,
            String at) {}

    /**
     * @param starts when it was predicted to start; null where an issue kept users out and nobody planned it
     * @param actual from when to when users were kept out, and how long; null where they never were
     */
    record Downtime(
            @Nullable String starts,
            @Nullable String ends,
            @Nullable String reason,
            @Nullable String actual) {}

    record Approval(String step, String decision, String who, String role, String at) {}

    record Stage(String environment, String site, String outcome, String at) {}

    /** Every component filled, to try out a template at the start. */
    static ReportFacts example() {
        return new ReportFacts(
                "PAY",
                "1.4.0.0",
                "Cohorts",
                "1.4.0-rc1",
                "0".repeat(64),
                "No longer wanted",
                List.of(new SiteRow("North", 0, "1 December 2026", "Failed", "unreachable", "1 December 2026, 19:10")),
                List.of(new Downtime(
                        "1 December 2026, 19:00",
                        "1 December 2026, 21:00",
                        "few users",
                        "1 December 2026, 19:01 to 1 December 2026, 20:12, 1 h 11 min")),
                List.of(new Approval(
                        "Sign off the candidate", "Sign off", "Sam Roe (sam)", "Owner", "30 November 2026, 10:00")),
                List.of(new Stage("Test", "test", "Succeeded", "25 November 2026, 10:00")),
                true,
                NotesFacts.example().results(),
                true,
                List.of("north runs another build than test"),
                List.of("Ask earlier."));
    }
}
