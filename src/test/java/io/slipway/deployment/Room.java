package io.slipway.deployment;

import io.slipway.calendar.ReleaseCalendar;
import io.slipway.programme.Flip;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Agreements;
import io.slipway.release.Build;
import io.slipway.release.BuildManifest;
import io.slipway.release.Builds;
import io.slipway.release.Criteria;
import io.slipway.release.Digest;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.SiteAgreement;
import io.slipway.release.Version;
import io.slipway.release.Window;
import io.slipway.release.Windows;
import java.lang.reflect.Proxy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The deployment room with a database and the FLIP programme, without an engine: FLIP-1.4.0.0 has build rc1. */
final class Room implements AutoCloseable {

    static final ReleaseKey KEY = new ReleaseKey("FLIP-1.4.0.0");
    static final Instant NOW = Instant.parse("2026-11-24T19:30:00Z");

    final MovableClock clock = new MovableClock();
    final ControllerSimulator controller = new ControllerSimulator();
    final List<String> told = new ArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private boolean somebodyWaits = true;

    Room() {
        this(Flip.programme());
    }

    Room(Programme programme) {
        var source = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(source).load().migrate();
        var manager = new DataSourceTransactionManager(source);
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(PlatformTransactionManager.class, () -> manager);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(manager));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Programmes.class, () -> new OneProgramme(programme));
        context.registerBean(ReleaseCalendar.class, ReleaseCalendar::new);
        context.registerBean(AutomationController.class, () -> controller);
        List.of(RuntimeService.class, HistoryService.class, IdentityService.class)
                .forEach(this::withoutEngine);
        context.register(Transactions.class);
        scan("io.slipway.release");
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
    @EnableTransactionManagement
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
        return bean(Deployments.class).launch(key);
    }

    /** The controller begins the run, and nobody takes note. */
    void begin(String id) {
        var run = bean(RunLedger.class).get(id).orElseThrow();
        var build = bean(Builds.class).find("flip", run.build()).orElseThrow();
        var hosts = run.sites().stream().map(RunSite::host).toList();
        controller.prepare(
                new RunOrder(id, "flip", run.key().release(), run.key().playbook(), build, hosts));
        controller.start(id);
    }

    /** Launches and follows to the end. */
    Run carryOut(RunKey key) {
        var id = launch(key);
        poll();
        return bean(Runs.class).find(id).orElseThrow();
    }

    static RunKey production(int wave, int round, Playbook playbook) {
        return new RunKey("order-1", KEY, "production", 1, wave, round, playbook);
    }

    void nobodyWaits() {
        somebodyWaits = false;
    }

    void somebodyWaits() {
        somebodyWaits = true;
    }

    /** Polls as an application that has just been started does. */
    void poll() {
        new RunPoller(
                        bean(RunLedger.class),
                        bean(RunEvents.class),
                        bean(Environments.class),
                        bean(Admission.class),
                        controller,
                        bean(Builds.class),
                        this::runFinished,
                        bean(TransactionTemplate.class),
                        clock)
                .poll();
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
