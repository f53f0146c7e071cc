package io.slipway.comms;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the templates of notices may say: every name below can be written in them between double braces. */
record NoticeFacts(
        String release,
        String version,
        String programme,
        String type,
        String title,
        String reason,
        @Nullable String plan,
        @Nullable String scheduled,
        @Nullable String withdrawn,
        String link,
        @Nullable String build,
        List<ComponentFacts> components,
        List<TicketFacts> scope,
        @Nullable WindowFacts window,
        List<WindowFacts> windows,
        List<DocumentFacts> documents,
        List<LinkFacts> links,
        @Nullable String text,
        @Nullable String activity,
        @Nullable String environment,
        @Nullable String outcome,
        @Nullable String refusal,
        boolean deployed,
        @Nullable TaskFacts task,
        @Nullable IssueFacts issue,
        @Nullable ChangeFacts change,
        String askName,
        String askAddress) {

    record ComponentFacts(String component, String componentVersion) {}

    record TicketFacts(
            String ticket,
            String kind,
            String summary,
            @Nullable String workaround,
            boolean switchedOff) {}

    record WindowFacts(int number, String starts, String ends, String why, String places) {}

    record DocumentFacts(
            String document, String why, @Nullable String address) {}

    record LinkFacts(String name, String address) {}

    /** A task that waits; the question is what its form begins with, in Markdown. */
    record TaskFacts(
            String taskName,
            @Nullable String due,
            @Nullable String dueDay,
            String taskLink,
            String question,
            boolean decides) {}

    /** The issue in live operation that a hotfix deals with, and what is known of it by now; news is what it has become. */
    record IssueFacts(
            String reference,
            int severity,
            @Nullable String news,
            String problem,
            @Nullable String offlineSince,
            boolean offline,
            @Nullable String backBy,
            @Nullable String impact,
            @Nullable String fixExpected,
            @Nullable String targets) {}

    /** The change of the scope that was decided on last. */
    record ChangeFacts(
            String changeReason,
            String changeAskedBy,
            @Nullable String changeAnswer,
            List<TicketFacts> added,
            List<TicketFacts> dropped) {}

    static Set<String> names() {
        return Stream.of(
                        NoticeFacts.class,
                        ComponentFacts.class,
                        TicketFacts.class,
                        WindowFacts.class,
                        DocumentFacts.class,
                        LinkFacts.class,
                        TaskFacts.class,
                        IssueFacts.class,
                        ChangeFacts.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Facts in which everything is there, to try a template with. */
    static NoticeFacts full() {
        var window = new WindowFacts(1, "19:00 on Thursday 3 December", "21:30 on Thursday 3 December", "quiet", "all");
        var ticket = new TicketFacts("PAY-1", "feature", "Summary", "Workaround", true);
        return new NoticeFacts(
                "PAY-1.4.0.0",
                "1.4.0.0",
                "PAY",
                "Planned release",
                "Title",
                "Reason",
                "Plan",
                "Thursday 3 December 2026",
                "Withdrawn",
                "http://localhost/releases/PAY-1.4.0.0",
                "1.4.0.0-rc1",
                List.of(new ComponentFacts("pay-api", "1.4.0")),
                List.of(ticket),
                window,
                List.of(window),
                List.of(new DocumentFacts("Training", "New screens", "http://localhost/training")),
                List.of(new LinkFacts("support", "http://localhost/support")),
                "Text",
                "Planning the schedule",
                "Production",
                "failed",
                "Refusal",
                true,
                new TaskFacts(
                        "Agree the date",
                        "17:00 on Monday 23 November",
                        "Mon 23 Nov",
                        "http://localhost/task",
                        "## Is the date acceptable?",
                        true),
                new IssueFacts(
                        "SD-1",
                        1,
                        "has severity 3",
                        "Nobody can sign in",
                        "22:00 on Monday 23 November",
                        true,
                        "02:00 on Tuesday 24 November",
                        "Nobody can work",
                        "01:00 on Tuesday 24 November",
                        "all"),
                new ChangeFacts("Reason", "Sam Doe", "Answer", List.of(ticket), List.of(ticket)),
                "Sam Doe",
                "sam@localhost");
    }

    /** Facts in which whatever may be missing is missing. */
    static NoticeFacts bare() {
        return new NoticeFacts(
                "PAY-1.4.0.0",
                "1.4.0.0",
                "PAY",
                "Planned release",
                "Title",
                "Reason",
                null,
                null,
                null,
                "http://localhost/releases/PAY-1.4.0.0",
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                "Sam Doe",
                "sam@localhost");
    }
}
