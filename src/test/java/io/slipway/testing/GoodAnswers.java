package io.slipway.testing;

import static java.util.Map.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Who does what in a planned FLIP release, and what they answer when all goes well. */
final class GoodAnswers {

    private static final List<String> TRUSTS = List.of("trust-kch", "trust-uclh", "trust-gstt");

    private final Map<String, Part> parts;

    /** Who does a task and what they answer. */
    record Part(List<String> people, String decision, Supplier<Map<String, Object>> answers) {}

    GoodAnswers(String feature, String build, Supplier<Instant> clock) {
        this.parts = parts(feature, build, clock);
    }

    Part to(String task) {
        return Objects.requireNonNull(parts.get(task), "Nobody knows how to do " + task);
    }

    private static Map<String, Part> parts(String feature, String build, Supplier<Instant> clock) {
        return Map.ofEntries(
                part(
                        "defineScope",
                        "dev-team",
                        "close",
                        Map.of("planReference", "Roadmap 2026 Q4", "tickets", feature, "userTestTickets", feature)),
                part("acceptScope", "product-owner", "accept"),
                entry(
                        "planSchedule",
                        new Part(
                                List.of("dev-team"), "propose", () -> Map.of("scheduledDate", inTenDays(clock.get())))),
                entry("giveAdvice", new Part(advisers(), "noConcern", Map::of)),
                part("confirmSchedule", "dev-team", "confirm"),
                part("assessDocuments", "dev-team", "done", documents()),
                part("registerBuild", "dev-team", "register", buildAnswers(build)),
                part("recordSitResults", "dev-team", "pass", sitResults()),
                part("signOffSit", "dev-team-2", "signOff"),
                part(
                        "testFeatures",
                        "uat-tester",
                        "done",
                        Map.of("passedFeatures", feature, "comment", "On the Trello board")),
                part("signOffFeatures", "product-owner", "signOff"),
                part("confirmUatComplete", "dev-team", "confirm"),
                part("reviewNotes", "dev-team", "approve"),
                part("recordPreProdResults", "dev-team", "pass", preProdResults()),
                part("signOffOat", "product-owner", "signOff"),
                part("signOffCandidate", "product-owner", "signOff"),
                part("confirmCandidate", "dev-team-2", "confirm"),
                entry("setWindow", new Part(List.of("dev-team"), "set", () -> window(clock.get()))),
                entry("agreeDate", new Part(TRUSTS, "agree", Map::of)),
                part("tellInPerson", "dev-team", "told", Map.of("comment", "By telephone")),
                part("decideSmokeTest", "dev-team", "notNeeded", Map.of("comment", "Nothing users see changed")),
                part("recordLessons", "dev-team", "done", Map.of("comment", "None")));
    }

    private static Map.Entry<String, Part> part(String task, String person, String decision) {
        return part(task, person, decision, Map.of());
    }

    private static Map.Entry<String, Part> part(
            String task, String person, String decision, Map<String, Object> answers) {
        return entry(task, new Part(List.of(person), decision, () -> answers));
    }

    private static List<String> advisers() {
        var advisers = new ArrayList<>(TRUSTS);
        advisers.add("product-owner");
        return advisers;
    }

    private static String inTenDays(Instant now) {
        return LocalDate.ofInstant(now, ZoneId.of("Europe/London")).plusDays(10).toString();
    }

    /** It opens soon enough to wait for, and late enough for the Trusts to agree and the mail to arrive before. */
    private static Map<String, Object> window(Instant now) {
        var start = now.plusSeconds(10).truncatedTo(ChronoUnit.SECONDS);
        return Map.of(
                "windowStart",
                start.toString(),
                "windowEnd",
                start.plus(3, ChronoUnit.HOURS).toString(),
                "windowReason",
                "Least used then",
                "sites",
                "kch,uclh,gstt");
    }

    private static Map<String, Object> documents() {
        return Map.of(
                "clinicalSafety", "notNeeded",
                "clinicalSafetyReason", "No clinical function changes",
                "informationGovernance", "notNeeded",
                "informationGovernanceReason", "No new data flows",
                "training", "notNeeded",
                "trainingReason", "The export screen is explained in the product");
    }

    private static Map<String, Object> buildAnswers(String build) {
        return Map.of(
                "build", build,
                "developmentComplete", true,
                "automationTestsPassed", true,
                "regressionTestsPassed", true);
    }

    private static Map<String, Object> sitResults() {
        var results = new HashMap<String, Object>();
        for (var kind : Arrays.asList(
                "automatedFunctional", "automatedNonFunctional", "manualFunctional", "manualNonFunctional")) {
            results.put(kind, "pass");
        }
        results.put("comment", "See the report");
        return results;
    }

    private static Map<String, Object> preProdResults() {
        return Map.of(
                "compatibility", "pass",
                "compatibilityDetail", "AIDE 2.1 on both imitated Trusts",
                "nfr", "noneRequired",
                "nfrDetail", "No transaction class changes",
                "comment", "Checked twice");
    }
}
