package io.slipway.testing;

import static java.util.Map.entry;

import io.slipway.build.Build;
import io.slipway.build.BuildManifest;
import io.slipway.build.Builds;
import io.slipway.build.TestEvidenceFiles;
import io.slipway.calendar.ReleaseCalendar;
import io.slipway.comms.Outbox;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.tickets.Rescoping;
import io.slipway.tickets.ScopeWish;
import io.slipway.words.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/** The people of FLIP doing their part in a planned release, stage by stage, when all goes well. */
public final class PlannedRelease {

    private final ApplicationContext context;
    private static int count;

    private final Lifecycle life;
    private final int number = ++count;
    private final List<String> carried = new ArrayList<>();
    private int builds;

    private PlannedRelease(ApplicationContext context, Lifecycle life) {
        this.context = context;
        this.life = life;
    }

    public static PlannedRelease start(ApplicationContext context, String title) {
        var release = new PlannedRelease(context, Lifecycle.start(context, title));
        TicketFile.add(context, release.tickets());
        release.life.advance();
        return release;
    }

    public Lifecycle life() {
        return life;
    }

    public ReleaseKey key() {
        return life.key();
    }

    public String build() {
        return String.valueOf(life.release().build());
    }

    /** Returns tickets of this release alone, so that tests that share a ticket system do not meet. */
    public List<String> tickets() {
        return List.of("FLIP-" + number + "101", "FLIP-" + number + "102", "FLIP-" + number + "105");
    }

    /** The scope takes in a fix that went out ahead, and so do the builds from now on. */
    public void carry(String fix) {
        carried.add(fix);
    }

    public void defineScope() {
        life.decide(
                "dev-team",
                "defineScope",
                "close",
                entry("planReference", "Roadmap 2026 Q4"),
                entry("tickets", scope()),
                entry("userTestTickets", List.of(tickets().get(0), tickets().get(1))),
                entry("noUserTestTickets", List.of()));
    }

    private List<String> scope() {
        return Stream.concat(tickets().stream(), carried.stream()).toList();
    }

    public void throughScope() {
        defineScope();
        life.decide("product-owner", "acceptScope", "accept");
    }

    /** Somebody who is responsible for the scope asks on the release's page that it be changed. */
    public void askChange(List<String> add, List<String> drop) {
        askChange("dev-team", add, drop);
    }

    public void askChange(String person, List<String> add, List<String> drop) {
        askChange(person, add, drop, List.of());
    }

    /** So, and users are to test these of what comes in. */
    public void askChange(String person, List<String> add, List<String> drop, List<String> userTest) {
        context.getBean(Rescoping.class)
                .ask(
                        life.release(),
                        new ScopeWish("A ticket slips and a fix comes in", add, drop, userTest, List.of()),
                        person);
        life.advance();
    }

    public void changeScope(List<String> add, List<String> drop) {
        askChange(add, drop);
        life.decide("product-owner", "acceptScopeChange", "accept");
    }

    public void planSchedule() {
        life.decide(
                "dev-team",
                "planSchedule",
                "propose",
                entry("scheduledDate", freeDay().toString()));
    }

    public void advise() {
        for (var person : List.of("product-owner", "trust-kch", "trust-uclh", "trust-gstt")) {
            life.decide(person, "giveAdvice", "noConcern");
        }
    }

    public void throughSchedule() {
        throughScope();
        planSchedule();
        advise();
        life.decide("dev-team", "confirmSchedule", "confirm");
    }

    public void throughDocuments() {
        throughSchedule();
        assessDocuments("notNeeded");
    }

    public void assessDocuments(String training) {
        life.decide(
                "dev-team",
                "assessDocuments",
                "done",
                entry("clinicalSafety", "notNeeded"),
                entry("clinicalSafetyReason", "No clinical function changes"),
                entry("informationGovernance", "notNeeded"),
                entry("informationGovernanceReason", "No new data flows"),
                entry("training", training),
                entry("trainingReason", "The export screen is explained in the product"));
    }

    /** The build server registers the next build of this release. */
    public String nextBuild(List<Build.Flag> flags) {
        return nextBuild(flags, List.of());
    }

    private String nextBuild(List<Build.Flag> flags, List<String> fixes) {
        var name = life.release().version() + "-test" + ++builds;
        var manifest = new BuildManifest(
                "flip",
                name,
                List.of(new Build.Component(
                        "flip-api", name, "flip-api-" + name + ".tar.gz", Digest.of("api " + name))),
                flags,
                fixes);
        return context.getBean(Builds.class).register(manifest, "build-server").name();
    }

    public void registerBuild(String build) {
        life.decide(
                "dev-team",
                "registerBuild",
                "register",
                entry("build", build),
                entry("developmentComplete", true),
                entry("automationTestsPassed", true),
                entry("regressionTestsPassed", true));
    }

    public void registerBuild() {
        registerBuild(nextBuild(List.of(new Build.Flag("cohort-export", true)), carried));
    }

    public void uploadEvidence() {
        var tickets = context.getBean(Scopes.class).of(key()).stream()
                .map(ScopeItem::ticket)
                .toList();
        context.getBean(TestEvidenceFiles.class)
                .add(
                        life.release(),
                        tickets,
                        "sit-report.txt",
                        "text/plain",
                        ("SIT of " + build()).getBytes(StandardCharsets.UTF_8),
                        "dev-team");
    }

    public void recordSitResults(String result) {
        life.decide(
                "dev-team",
                "recordSitResults",
                result,
                entry("automatedFunctional", result),
                entry("automatedNonFunctional", "pass"),
                entry("manualFunctional", "pass"),
                entry("manualNonFunctional", "pass"),
                entry("comment", "See the report"));
    }

    public void throughSitAgain() {
        registerBuild();
        uploadEvidence();
        recordSitResults("pass");
        life.decide("dev-team-2", "signOffSit", "signOff");
    }

    public void throughSit() {
        throughDocuments();
        throughSitAgain();
    }

    /** What did not pass has failed. */
    public void testFeatures(List<String> passed) {
        var failed = life.shown("testFeatures").prop("testedFeatures").elements().stream()
                .map(feature -> feature.prop("value").stringValue())
                .filter(feature -> !passed.contains(feature))
                .toList();
        life.decide(
                "uat-tester",
                "testFeatures",
                "done",
                entry("passedFeatures", passed),
                entry("failedFeatures", failed),
                entry("comment", "On the Trello board"));
    }

    public void throughUatAgain() {
        testFeatures(tickets().subList(0, 2));
        life.decide("product-owner", "signOffFeatures", "signOff");
        life.decide("dev-team", "confirmUatComplete", "confirm");
    }

    public void throughUat() {
        throughSit();
        throughUatAgain();
    }

    public void throughNotes() {
        life.decide("dev-team", "reviewNotes", "approve");
    }

    public void recordPreProdResults(String result) {
        life.decide(
                "dev-team",
                "recordPreProdResults",
                result,
                entry("compatibility", result),
                entry("compatibilityDetail", "AIDE 2.1 on both imitated Trusts"),
                entry("nfr", "noneRequired"),
                entry("nfrDetail", "No transaction class changes"),
                entry("comment", "Checked twice"));
    }

    public void throughPreProd() {
        recordPreProdResults("pass");
        life.decide("product-owner", "signOffOat", "signOff");
    }

    public void throughCandidate() {
        throughUat();
        throughCandidateAgain();
    }

    public void throughCandidateAgain() {
        throughNotes();
        throughPreProd();
        life.decide("product-owner", "signOffCandidate", "signOff");
        life.decide("dev-team-2", "confirmCandidate", "confirm");
    }

    public void setWindow(String start, String end, List<String> sites) {
        life.decide(
                "dev-team",
                "setWindow",
                "set",
                entry("windowStart", start),
                entry("windowEnd", end),
                entry("windowReason", "Least used then"),
                entry("sites", sites));
    }

    /** The window is set far enough ahead that only the test lets it open, and is no other release's. */
    public void setWindow() {
        var start = unfrozen(clock().instant().plus(10, ChronoUnit.DAYS).plus(8L * number, ChronoUnit.HOURS));
        setWindow(start.toString(), start.plus(3, ChronoUnit.HOURS).toString(), List.of("kch", "uclh", "gstt"));
    }

    public void throughAgreement() {
        throughCandidate();
        agree();
    }

    public void agree() {
        setWindow();
        for (var trust : List.of("trust-kch", "trust-uclh", "trust-gstt")) {
            life.decide(trust, "agreeDate", "agree");
        }
    }

    public void throughProduction() {
        throughAgreement();
        openWindow();
    }

    /** Time passes until the window opens, and the mail has been delivered. */
    public void openWindow() {
        openWindow(1);
    }

    public void openWindow(int number) {
        var window = context.getBean(Windows.class).find(key(), number).orElseThrow();
        clock().advanceTo(window.startsAt().plusSeconds(60));
        context.getBean(Outbox.class).deliverDue();
        life.fire("windowOpens");
    }

    public void decideSmokeTest() {
        life.decide(
                "dev-team",
                "decideSmokeTest",
                "needed",
                entry("testSite", "kch"),
                entry("comment", "The query engine changed"));
    }

    public void throughRestore() {
        throughProduction();
        smokeTest();
    }

    public void smokeTest() {
        decideSmokeTest();
        life.decide("trust-kch", "performFlipSmokeTest", "pass");
        life.decide("trust-kch", "performAideSmokeTest", "pass");
        life.decide("trust-uclh", "performAideSmokeTest", "pass");
    }

    public void close() {
        life.decide("dev-team", "recordLessons", "done", entry("comment", "Test the export on Trust data earlier"));
    }

    private LocalDate freeDay() {
        var zone = context.getBean(Programmes.class).get("flip").timeZone();
        var noon = context.getBean(Clock.class).instant().atZone(zone).with(LocalTime.NOON);
        return LocalDate.ofInstant(unfrozen(noon.plusDays(10).toInstant()), zone);
    }

    /** Tests begin on days when a freeze may be near. */
    private Instant unfrozen(Instant wanted) {
        var flip = context.getBean(Programmes.class).get("flip");
        var calendar = context.getBean(ReleaseCalendar.class);
        return Stream.iterate(wanted, moment -> moment.plus(1, ChronoUnit.DAYS))
                .filter(moment -> calendar.freezeReason(flip, "planned", moment).isEmpty())
                .filter(moment -> calendar.freezeReason(flip, "planned", moment.plus(3, ChronoUnit.HOURS))
                        .isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private TestClock clock() {
        return context.getBean(TestClock.class);
    }
}
