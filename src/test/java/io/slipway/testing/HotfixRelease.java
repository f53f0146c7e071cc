package io.slipway.testing;

import static java.util.Map.entry;

import io.slipway.build.Build;
import io.slipway.build.BuildManifest;
import io.slipway.build.Builds;
import io.slipway.comms.Outbox;
import io.slipway.issues.CarriedFixes;
import io.slipway.issues.ServiceDesk;
import io.slipway.release.LiveIssue;
import io.slipway.release.ReleaseKey;
import io.slipway.scope.Scopes;
import io.slipway.tickets.Ticket;
import io.slipway.tickets.TicketSystem;
import io.slipway.words.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.ApplicationContext;

/** The people of FLIP doing their part in a hotfix, step by step. */
public final class HotfixRelease {

    private static final AtomicInteger ISSUES = new AtomicInteger(1000);

    private final ApplicationContext context;
    private final LiveIssue issue;
    private final Lifecycle life;
    private int builds;

    private HotfixRelease(ApplicationContext context, LiveIssue issue, Lifecycle life) {
        this.context = context;
        this.issue = issue;
        this.life = life;
    }

    /** The service desk reports a blocker in production. */
    public static HotfixRelease start(ApplicationContext context) {
        var issue = new LiveIssue("SD-" + ISSUES.incrementAndGet(), 1, "production", "Nobody can sign in");
        var reception = context.getBean(ServiceDesk.class)
                .report("flip", issue, "service-desk", issue.reference(), "service-desk");
        var hotfix = new HotfixRelease(context, issue, Lifecycle.of(context, reception.release()));
        hotfix.life.advance();
        return hotfix;
    }

    /** Other tests share the programme: no duty, no blocker, no downtime and no hotfix is left to them. */
    public static void leaveNothing(ApplicationContext context) {
        var releases = Everything.releases(context);
        var fixes = context.getBean(CarriedFixes.class);
        var scopes = context.getBean(Scopes.class);
        releases.stream()
                .filter(release -> release.type().equals("hotfix"))
                .flatMap(release -> scopes.of(release.key()).stream()
                        .filter(fix -> !fixes.isCarried("flip", fix.ticket()))
                        .map(fix -> entry(fix.ticket(), release.key())))
                .forEach(fix -> fixes.carry("flip", fix.getKey(), fix.getValue()));
        fixes.open("flip")
                .forEach(fix ->
                        fixes.contained("flip", fix.ticket(), releases.get(0).key()));
        var tickets = context.getBean(TicketSystem.class);
        tickets.candidates("FLIP").stream()
                .map(Ticket::key)
                .filter(key -> key.startsWith("SD-"))
                .forEach(key -> tickets.mended("FLIP", key));
        var engine = context.getBean(RuntimeService.class);
        releases.stream()
                .filter(release -> release.type().equals("hotfix"))
                .flatMap(release -> engine
                        .createProcessInstanceQuery()
                        .processInstanceId(String.valueOf(release.processInstanceId()))
                        .list()
                        .stream())
                .forEach(running -> engine.deleteProcessInstance(running.getId(), "The test is over"));
    }

    public Lifecycle life() {
        return life;
    }

    public ReleaseKey key() {
        return life.key();
    }

    public LiveIssue issue() {
        return issue;
    }

    public void assess(String otherSystem, String dataLoss, String further) {
        life.decide(
                "dev-team",
                "assessImpact",
                "assessed",
                entry("otherSystemAtRisk", otherSystem),
                entry("dataMayBeLost", dataLoss),
                entry("mayAffectFurther", further),
                entry("predictedReturn", in(6).toString()));
    }

    public void investigate(String decision) {
        life.decide(
                "dev-team",
                "investigate",
                decision,
                entry("impact", "Every researcher of every Trust"),
                entry("leadTime", "Two hours"),
                entry("comment", "The certificate of the hub has expired"));
    }

    public void plan(List<String> targets) {
        life.decide("dev-team", "planFix", "plan", entry("fixDate", in(5).toString()), entry("targets", targets));
    }

    public void advise() {
        for (var person : List.of("product-owner", "ai-centre", "trust-kch", "trust-uclh", "trust-gstt")) {
            life.decide(person, "giveAdvice", "noConcern");
        }
        life.decide("dev-team", "confirmFixDate", "confirm");
    }

    /** The build server registers a build with the fix, and with every earlier one that is not safe yet. */
    public String nextBuild() {
        var fixes = new LinkedHashSet<>(context.getBean(CarriedFixes.class).openTickets("flip"));
        fixes.add(issue.reference());
        return build(List.copyOf(fixes));
    }

    public String build(List<String> fixes) {
        var name = life.release().number() + "-fix" + ++builds;
        var artefact = new Build.Component("flip-api", name, "flip-api-" + name + ".tar.gz", Digest.of("api " + name));
        var manifest = new BuildManifest("flip", name, List.of(artefact), List.of(), fixes);
        return context.getBean(Builds.class).register(manifest, "build-server").name();
    }

    /** Only the training documents may have to change. */
    public void assessDocuments(String training) {
        life.decide(
                "dev-team",
                "assessDocuments",
                "done",
                entry("clinicalSafety", "notNeeded"),
                entry("clinicalSafetyReason", "Sign-in only"),
                entry("informationGovernance", "notNeeded"),
                entry("informationGovernanceReason", "No new data"),
                entry("training", training),
                entry("trainingReason", "The sign-in page says more"));
    }

    public void throughBuild() {
        life.decide("dev-team", "registerFix", "register", entry("build", nextBuild()));
        assessDocuments("notNeeded");
        life.decide("dev-team", "reviewNotes", "approve");
    }

    public void test(String result) {
        life.decide(
                "dev-team",
                "testFix",
                result,
                entry("fixWorks", result),
                entry("fixWorksDetail", "Signed in at both imitated Trusts"),
                entry("compatibility", "pass"),
                entry("compatibilityDetail", "AIDE sends and receives"),
                entry("comment", "As the script says"));
    }

    public void throughCandidate() {
        throughBuild();
        throughTest();
    }

    public void throughTest() {
        test("pass");
        life.decide("product-owner", "signOffCandidate", "signOff");
        life.decide("dev-team-2", "confirmCandidate", "confirm");
    }

    /** From the report to a fix that may go to production, its dates settled. */
    public void throughFix(String offline, List<String> targets) {
        assess(offline, "no", "no");
        investigate("hotfix");
        plan(targets);
        advise();
        throughCandidate();
    }

    /** The downtime begins as soon as the mail can be out. */
    public void setWindow() {
        life.decide(
                "dev-team",
                "setFixWindow",
                "set",
                entry("windowStart", in(0).minus(1, ChronoUnit.MINUTES).toString()),
                entry("windowEnd", in(2).toString()),
                entry("windowReason", "Nobody can work as it is"));
        var clock = context.getBean(TestClock.class);
        clock.advanceTo(clock.instant().plusSeconds(60));
    }

    /** The mail has been delivered, and the window opens. */
    public void openWindow() {
        context.getBean(Outbox.class).deliverDue();
        life.fire("windowOpens");
    }

    /** From the window to the service restored, without a smoke test. */
    public void throughProduction() {
        setWindow();
        openWindow();
        decideSmokeTest("notNeeded");
        confirmBau("restored");
    }

    public void decideSmokeTest(String decision) {
        life.decide(
                "dev-team",
                "decideSmokeTest",
                decision,
                entry("testSite", "kch"),
                entry("comment", "Sign-in concerns everybody"));
    }

    public void smokeTest(String result) {
        life.decide("trust-kch", "performFlipSmokeTest", result, entry("comment", "Tried to sign in"));
        life.decide("trust-kch", "performAideSmokeTest", "pass");
        life.decide("trust-uclh", "performAideSmokeTest", "pass");
    }

    public void confirmBau(String decision) {
        life.decide("dev-team", "confirmBau", decision, entry("comment", "People sign in again"));
    }

    public void goOn(String decision) {
        life.decide("dev-team", "decideHowToGoOn", decision, entry("comment", "It is not mended yet"));
    }

    public void analyse() {
        life.decide(
                "dev-team",
                "analyseCause",
                "done",
                entry("whatHappened", "Nobody could sign in"),
                entry("impact", "Every researcher for four hours"),
                entry("why1", "The certificate had expired"),
                entry("contributing", "No alarm"),
                entry("rootCause", "Nobody owned the renewal"),
                entry("remedy", "A renewed certificate"),
                entry("proof", "Sign-in works at every Trust"),
                entry("improvement", "Watch expiry dates"));
    }

    public void throughRootCause() {
        analyse();
        life.decide("ai-centre", "signOffRca", "signOff");
    }

    private Instant in(int hours) {
        return context.getBean(TestClock.class)
                .instant()
                .plus(hours, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.MINUTES);
    }
}
