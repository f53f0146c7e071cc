package io.slipway.deployment.following;

import io.slipway.build.Build;
import io.slipway.build.BuildManifest;
import io.slipway.build.Builds;
import io.slipway.deployment.Admission;
import io.slipway.deployment.AutomationController;
import io.slipway.deployment.Ordering;
import io.slipway.deployment.Playbook;
import io.slipway.deployment.Run;
import io.slipway.deployment.RunKey;
import io.slipway.deployment.RunLedger;
import io.slipway.deployment.RunOrder;
import io.slipway.deployment.RunSite;
import io.slipway.deployment.Runs;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.programme.Flip;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Deployer;
import io.slipway.programme.Programmes;
import io.slipway.readiness.Criteria;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.Version;
import io.slipway.testing.Database;
import io.slipway.words.Digest;
import java.lang.reflect.Proxy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The deployment room with a database and the FLIP programme, without an engine: FLIP-1.4.0.0 has build rc1. */
final class Room implements AutoCloseable {

    static final ReleaseKey KEY = new ReleaseKey("FLIP-1.4.0.0");
    static final Duration UNFOLLOWED = Duration.ofMinutes(15);
    static final Instant NOW = Instant.parse("2026-11-24T19:30:00Z");

    final MovableClock clock = new MovableClock();
    final ControllerSimulator controller = new ControllerSimulator();
    final List<String> told = new CopyOnWriteArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private boolean somebodyWaits = true;

    Room() {
        this(Flip.programme());
    }

    Room(Programme programme) {
        var source = Database.source();
        var manager = new DataSourceTransactionManager(source);
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(PlatformTransactionManager.class, () -> manager);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(manager));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Programmes.class, () -> new OneProgramme(programme));
        context.registerBean(AutomationController.class, () -> controller);
        List.of(RuntimeService.class, HistoryService.class, IdentityService.class)
                .forEach(this::withoutEngine);
        context.register(Transactions.class);
        scan("io.slipway.calendar");
        scan("io.slipway.release");
        scan("io.slipway.readiness");
        scan("io.slipway.downtime");
        scan("io.slipway.scope");
        scan("io.slipway.build");
        scan("io.slipway.issues");
        scan("io.slipway.deployment");
        context.refresh();
        begin("1.4.0.0", "planned");
        choose("1.4.0.0-rc1");
    }

    /** A release that exists, without the lifecycle that would run it. */
    ReleaseKey begin(String version, String type) {
        var parts = Version.parse(version);
        bean(JdbcClient.class)
                .sql("INSERT INTO slw_release (release_key, programme, release_type, version, major_part, minor_part,"
                        + " patch_part, emergency_part, title, reason, requested_by, requested_at)"
                        + " VALUES (:key, 'flip', :type, :version, :major, :minor, :patch, :emergency, 'Export',"
                        + " 'Asked for', 'dev-team', :at)")
                .param("key", "FLIP-" + version)
                .param("type", type)
                .param("version", version)
                .param("major", parts.major())
                .param("minor", parts.minor())
                .param("patch", parts.patch())
                .param("emergency", parts.emergency())
                .param("at", Timestamp.from(NOW))
                .update();
        return new ReleaseKey("FLIP-" + version);
    }

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    private record OneProgramme(Programme programme) implements Programmes {

        @Override
        public List<Programme> all() {
            return List.of(programme);
        }

        @Override
        public Programme get(String id) {
            return programme;
        }
    }

    static final class MovableClock extends Clock {

        Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    Ordering ordering() {
        return new Ordering(context);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Release release() {
        return bean(Releases.class).get(KEY);
    }

    Programme programme() {
        return bean(Programmes.class).get("flip");
    }

    void choose(String build, String... fixes) {
        var component = new Build.Component("flip-api", build, "flip-api.tar.gz", Digest.of(build));
        var manifest = new BuildManifest("flip", build, List.of(component), List.of(), List.of(fixes));
        bean(Builds.class).choose(release(), bean(Builds.class).register(manifest, "build-server"));
    }

    /** Meets everything that the environment demands. */
    Room admit(String environment) {
        programme()
                .environment(environment)
                .criteria()
                .forEach(criterion -> bean(Criteria.class).met(release(), criterion.id(), "seen", "dev-team"));
        return this;
    }

    Room openWindow(int number) {
        return openWindow(number, Duration.ofHours(2));
    }

    Room openWindow(int number, Duration length) {
        bean(Windows.class).set(KEY, new Window(number, NOW.minusSeconds(60), NOW.plus(length), "Least used"));
        return this;
    }

    Room answer(String site, int window, SiteAgreement.State state) {
        var start = state == SiteAgreement.State.AGREED ? NOW.minusSeconds(60) : null;
        return answer(site, window, state, start);
    }

    Room answer(String site, int window, SiteAgreement.State state, @Nullable Instant agreed) {
        bean(Agreements.class).set(KEY, new SiteAgreement(site, window, state, agreed, null, "trust", NOW));
        return this;
    }

    /** Production may be deployed to: the window is open and every Trust has agreed. */
    Room readyForProduction() {
        openWindow(1);
        List.of("kch", "uclh", "gstt").forEach(site -> answer(site, 1, SiteAgreement.State.AGREED));
        return admit("production");
    }

    String launch(RunKey key) {
        return ordering().launch(key);
    }

    /** The controller begins the run, and nobody takes note. */
    void begin(String id) {
        prepare(id);
        controller.start(id);
    }

    void prepare(String id) {
        var run = bean(RunLedger.class).get(id).orElseThrow();
        var build = bean(Builds.class).find("flip", run.build()).orElseThrow();
        var hosts = run.sites().stream().map(RunSite::host).toList();
        controller.prepare(
                new RunOrder(id, "flip", run.key().release(), run.key().playbook(), build, hosts));
    }

    /** Launches and follows to the end. */
    Run carryOut(RunKey key) {
        var id = launch(key);
        poll();
        return bean(Runs.class).find(id).orElseThrow();
    }

    static RunKey production(int wave, int round, Playbook playbook) {
        return new RunKey("order-1", KEY, "production", 1, wave, round, playbook, Deployer.ANSIBLE);
    }

    void nobodyWaits() {
        somebodyWaits = false;
    }

    void somebodyWaits() {
        somebodyWaits = true;
    }

    /** Polls as an application that has just been started does. */
    void poll() {
        node("node-a", controller).poll();
    }

    /** Polls as applications do that stay up so long, as often as is needed for nobody to think they were away. */
    void pollFor(Duration time, RunPoller... nodes) {
        var until = clock.now.plus(time);
        while (clock.now.isBefore(until)) {
            List.of(nodes).forEach(RunPoller::poll);
            letFollowersShowThemselves();
            clock.now = clock.now.plusSeconds(20);
        }
        List.of(nodes).forEach(RunPoller::poll);
    }

    /** Those who follow write so now and then by the database's clock, which does not go with ours, or after trouble. */
    private void letFollowersShowThemselves() {
        bean(JdbcClient.class)
                .sql("UPDATE slw_run SET trouble = COALESCE(trouble, 'It grew old') WHERE outcome IS NULL")
                .update();
    }

    /** Returns an application beside others on the database of this room. */
    RunPoller node(String name, AutomationController its) {
        return new RunPoller(
                bean(RunLedger.class),
                bean(RunClaims.class),
                bean(RunJournal.class),
                follower(name, its),
                this::runFinished,
                bean(TransactionTemplate.class),
                new RunSettings(UNFOLLOWED),
                clock);
    }

    RunFollower follower(String name, AutomationController its) {
        return new RunFollower(
                name, bean(RunClaims.class), bean(RunJournal.class), bean(Admission.class), its, bean(Builds.class));
    }

    /** The node that claimed the run has not begun it, and its claim has run out. */
    void letTheClaimRunOut(String id) {
        bean(JdbcClient.class)
                .sql("UPDATE slw_run SET held_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE id = :id")
                .param("id", id)
                .update();
    }

    @Override
    public void close() {
        context.close();
    }

    private boolean runFinished(ReleaseKey release, String run, String outcome) {
        if (somebodyWaits) {
            told.add(release + " " + outcome);
        }
        return somebodyWaits;
    }

    private <T> void withoutEngine(Class<T> type) {
        context.registerBean(
                type,
                () -> type.cast(
                        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, call, a) -> {
                            throw new UnsupportedOperationException("This test has no engine: " + call.getName());
                        })));
    }

    private void scan(String room) {
        var scanner = new ClassPathBeanDefinitionScanner(context) {
            @Override
            protected boolean checkCandidate(String name, BeanDefinition definition) {
                var adapter = String.valueOf(definition.getBeanClassName()).startsWith("io.slipway.deployment.ansible");
                return !adapter && super.checkCandidate(name, definition);
            }
        };
        scanner.getBeanDefinitionDefaults().setLazyInit(true);
        scanner.scan(room);
    }
}
