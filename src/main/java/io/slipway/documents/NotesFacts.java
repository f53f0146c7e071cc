package io.slipway.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What notes can say; a template names these components and nothing else. */
record NotesFacts(
        String programme,
        String version,
        List<String> summary,
        @Nullable String plan,
        String scheduled,
        List<Group> groups,
        @Nullable String build,
        @Nullable String buildDigest,
        boolean hasServices,
        List<Service> services,
        List<Flag> flags,
        List<Issue> issues,
        List<SystemDocument> documents,
        boolean hasResults,
        List<Result> results,
        List<Result> signOffs,
        List<Proof> evidence,
        @Nullable String testScripts,
        @Nullable String feedback) {

    /** Tickets of one kind, as Jira's release-notes template groups them (F-022, F-065). */
    record Group(String kind, List<Line> tickets) {}

    record Line(
            String ticket,
            String summary,
            boolean userTest,
            @Nullable String flag,
            boolean off) {}

    record Service(String service, String version, String sha256) {}

    record Flag(String flag, String state) {}

    record Issue(
            String ticket,
            String summary,
            @Nullable String severity,
            @Nullable String workaround) {}

    record SystemDocument(
            String document,
            boolean needed,
            String reason,
            @Nullable String link) {}

    record Result(String test, String subject, String result, String by, String at) {}

    record Proof(String ticket, String name, String link, String sha256) {}

    /** Every component filled, to try out a template at the start. */
    static NotesFacts example() {
        var result = new Result("Manual functional test", "PAY-1", "pass", "tester", "1 December 2026, 10:00");
        return new NotesFacts(
                "PAY",
                "1.4.0.0",
                List.of("A sentence."),
                "Plan 2026 Q4",
                "1 December 2026",
                List.of(new Group("New feature", List.of(new Line("PAY-1", "A feature", true, "flag", true)))),
                "1.4.0-rc1",
                "0".repeat(64),
                true,
                List.of(new Service("api", "1.4.0", "0".repeat(64))),
                List.of(new Flag("flag", "off")),
                List.of(new Issue("PAY-2", "A bug", "4", "Reload")),
                List.of(new SystemDocument("Training", true, "new screens", "https://docs.example/1")),
                true,
                List.of(result),
                List.of(result),
                List.of(new Proof("PAY-1", "tests.pdf", "https://host.example/1", "0".repeat(64))),
                "https://host.example/scripts",
                "https://host.example/board");
    }
}
