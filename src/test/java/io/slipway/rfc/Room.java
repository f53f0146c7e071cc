package io.slipway.rfc;

import static org.mockito.Mockito.mock;

import io.slipway.build.Build;
import io.slipway.build.BuildManifest;
import io.slipway.build.Builds;
import io.slipway.calendar.BusinessDays;
import io.slipway.calendar.ReleaseCalendar;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.programme.Mhhs;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.readiness.Criteria;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.SiteOutcomes;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.scope.TicketKind;
import io.slipway.testing.Database;
import io.slipway.words.Digest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests for change with a database and the MHHS programme, without an engine: a release with a build and a ticket. */
final class Room implements AutoCloseable {

    static final ReleaseKey KEY = new ReleaseKey("MHHS-1.0.1.7");

    /** The Monday on which the tests begin. */
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    static final String RAISER = "helix-release";
    static final String CRITERION = "rfcApproved";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Programme programme = Mhhs.programme();
    private final List<SiteOutcomes.SiteResult> outcomes = new ArrayList<>();
    private Instant now = NOW;

    Room() {
        var source = Database.source();
        var manager = new DataSourceTransactionManager(source);
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(PlatformTransactionManager.class, () -> manager);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(manager));
        context.registerBean(Clock.class, () -> new Moving());
        context.registerBean(Programmes.class, One::new);
        context.registerBean(ReleaseCalendar.class, ReleaseCalendar::new);
        context.registerBean(BusinessDays.class);
        context.registerBean(SiteOutcomes.class, () -> release -> List.copyOf(outcomes));
        List.of(RuntimeService.class, HistoryService.class, IdentityService.class)
                .forEach(this::withoutEngine);
        context.register(RfcTransactions.class);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.getBeanDefinitionDefaults().setLazyInit(true);
        scanner.scan(
                "io.slipway.release",
                "io.slipway.scope",
                "io.slipway.build",
                "io.slipway.downtime",
                "io.slipway.readiness",
                "io.slipway.issues",
                "io.slipway.rfc");
        context.refresh();
        begin();
        build("rc1");
        scope("MHHS-17");
    }

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class RfcTransactions {}

    private final class One implements Programmes {

        @Override
        public List<Programme> all() {
            return List.of(programme);
        }

        @Override
        public Programme get(String id) {
            return programme;
        }
    }

    private final class Moving extends Clock {

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

    private <T> void withoutEngine(Class<T> type) {
        context.registerBean(type, () -> mock(type));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** From now on the release is this party's. */
    Room of(String id) {
        bean(JdbcClient.class)
                .sql("UPDATE slw_release SET party = :party WHERE release_key = :key")
                .param("party", id)
                .param("key", KEY.value())
                .update();
        return this;
    }

    Room at(Instant moment) {
        now = moment;
        return this;
    }

    Release release() {
        return bean(Releases.class).get(KEY);
    }

    void build(String name) {
        var component = new Build.Component("helix", name, "helix.tar.gz", Digest.of(name));
        var manifest = new BuildManifest(programme.id(), name, List.of(component), List.of(), List.of());
        bean(Builds.class).choose(release(), bean(Builds.class).register(manifest, "build-server"));
    }

    void scope(String... tickets) {
        bean(Scopes.class)
                .replace(
                        KEY,
                        List.of(tickets).stream()
                                .map(ticket -> new ScopeItem(
                                        ticket,
                                        TicketKind.BUG,
                                        "Fix " + ticket,
                                        2,
                                        null,
                                        "Done",
                                        true,
                                        null,
                                        null,
                                        false))
                                .toList());
    }

    void outcome(String environment, String site, boolean deployed) {
        outcomes.removeIf(result -> result.site().equals(site));
        outcomes.add(new SiteOutcomes.SiteResult(
                environment, site, 1, deployed, deployed ? "Deployed" : "Rolled back", null, NOW));
    }

    /** Returns a wish for hours of a day in the programme's time zone, for example {@code 2026-11-30 13 15}. */
    static Draft.Wish wish(String environment, String day, int from, int to) {
        return new Draft.Wish(environment, moment(day, from), moment(day, to));
    }

    static Instant moment(String day, int hour) {
        return LocalDateTime.parse(day + "T00:00")
                .plusHours(hour)
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
    }

    static Draft draft(Draft.Wish... wishes) {
        return new Draft(
                "Fixes of Helix", "Settlement runs late", "None for participants", "Bring rc0 back", List.of(wishes));
    }

    /** What a release asks for that goes into both test environments and then further, on the Monday after. */
    static Draft usual() {
        return draft(
                wish("sit-a", "2026-11-30", 13, 15),
                wish("sit-b", "2026-11-30", 15, 17),
                wish("uit", "2026-12-01", 9, 11));
    }

    void draft(Draft draft) {
        in(() -> bean(Drafts.class).draft(KEY, draft, List.of("sit-a", "sit-b"), RAISER));
    }

    void raise(String... needs) {
        in(() -> bean(Raising.class)
                .raise(
                        KEY,
                        List.of(needs),
                        place -> Optional.of(
                                place.environment().equals("uit") ? "qt-release-manager" : "release-manager"),
                        RAISER));
    }

    void answer(String role, Rfc.Verdict verdict, String by) {
        in(() -> bean(Settlement.class).answer(KEY, programme.roleGroup(role), verdict, "Read", by));
    }

    boolean settle() {
        return Boolean.TRUE.equals(bean(TransactionTemplate.class)
                .execute(status -> bean(Settlement.class).settle(KEY, CRITERION)));
    }

    /** The usual request, raised and approved by everybody. */
    void approve() {
        draft(usual());
        raise();
        answer("release-manager", Rfc.Verdict.APPROVED, "si-release");
        answer("qt-release-manager", Rfc.Verdict.APPROVED, "qt-release");
        settle();
    }

    void in(Runnable work) {
        bean(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    Rfc rfc() {
        return bean(Rfcs.class).of(KEY).get(0);
    }

    boolean isMet() {
        return bean(Criteria.class).isMet(release(), CRITERION);
    }

    void move(int window, Duration by) {
        var windows = bean(Windows.class);
        var old = windows.find(KEY, window).orElseThrow();
        windows.set(
                KEY,
                new Window(window, old.startsAt().plus(by), old.predictedEnd().plus(by), old.reason()));
    }

    private void begin() {
        bean(JdbcClient.class)
                .sql(
                        "INSERT INTO slw_release (release_key, programme, release_type, version, major_part, minor_part,"
                                + " patch_part, emergency_part, title, reason, requested_by, requested_at)"
                                + " VALUES (:key, 'mhhs', 'minor', '1.0.1.7', 1, 0, 1, 7, 'Fixes', 'Found in tests', 'si', :at)")
                .param("key", KEY.value())
                .param("at", Timestamp.from(NOW))
                .update();
    }

    @Override
    public void close() {
        context.close();
    }
}
