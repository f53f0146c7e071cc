package io.slipway.rca;

import java.util.List;

/** What the document of an analysis can say; a template names these components and nothing else. */
record RcaText(
        String programme,
        String release,
        String reference,
        int severity,
        String environment,
        String summary,
        String writtenBy,
        List<String> whatHappened,
        List<String> impact,
        List<Moment> timeline,
        List<Why> whys,
        List<String> causes,
        List<String> rootCause,
        List<String> remedy,
        List<String> proof,
        List<String> improvement,
        boolean hasActions,
        List<Action> actions,
        List<String> fixes) {

    record Moment(String at, String what, String who) {}

    record Why(int number, String answer) {}

    record Action(String what, String owner, String due, String status) {}

    /** Every component filled, to try out a template at the start. */
    static RcaText example() {
        var text = List.of("A sentence.");
        return new RcaText(
                "PAY",
                "PAY-RCA-1",
                "SD-4711",
                2,
                "Production",
                "The export loses a page",
                "Dana Ortiz",
                text,
                text,
                List.of(new Moment("1 December 2026, 10:00", "Reported", "Dana Ortiz")),
                List.of(new Why(1, "The page was cut")),
                text,
                text,
                text,
                text,
                text,
                true,
                List.of(new Action("Test it", "Answer Digital", "15 December 2026", "Open")),
                List.of("PAY-1.5.0.0"));
    }
}
