package io.slipway.comms;

import io.slipway.calendar.BusinessDays;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.SiteOutcomes;
import io.slipway.release.StartRequest;
import io.slipway.testing.TestClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The rooms `release` and `comms` with a real engine and database, and FLIP as the programme; no web, no people. */
public final class Room {

    private static final Room ONLY = new Room();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private Room() {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "slipway.url", "http://slipway.test",
                                "slipway.home", Path.of("target", "no-home").toString(),
                                "slipway.data",
                                        Path.of("target", "data", "comms").toString(),
                                "slipway.comms.poll", "false",
                                "slipway.banner-timeout", "PT0.5S")));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.register(Wiring.class);
        context.refresh();
    }

    public static Room get() {
        return ONLY;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public void set(String property, String value) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(property, Map.of(property, value)));
    }

    /** Starts a release whose lifecycle is this model. */
    public ReleaseKey release(BpmnModelInstance model) {
        bean(RepositoryService.class)
                .createDeployment()
                .addModelInstance("planned-release.bpmn", model)
                .deploy();
        var request =
                new StartRequest("flip", "planned", "Better exports", "Users asked for it", null, null, null, null);
        return bean(Releases.class).start(request, "dev-team").key();
    }

    /** Starts a release whose lifecycle only waits. */
    public ReleaseKey release() {
        return release(Bpmn.createExecutableProcess("planned-release")
                .camundaHistoryTimeToLive(30)
                .startEvent()
                .userTask("waits")
                .endEvent()
                .done());
    }

    public ReleaseKey releaseWithWindow(Instant start, Instant end) {
        var release = release();
        bean(Windows.class).set(release, new Window(1, start, end, "Few people work then"));
        return release;
    }

    /** Somebody ends the lifecycle by force. */
    public void end(ReleaseKey release) {
        bean(RuntimeService.class)
                .deleteProcessInstance(
                        String.valueOf(bean(Releases.class).get(release).processInstanceId()), "Started by mistake");
    }

    /** Tells the parties named. */
    void tell(ReleaseKey release, String notice, String... parties) {
        announce(release, notice, "", "", List.of(parties), 1);
    }

    void announce(ReleaseKey release, String notice, String activity, String letters, List<String> alsoTo, int window) {
        bean(Announcer.class)
                .announce(new NoticeRequest(
                        release, notice, activity, letters, alsoTo, null, window, "production", null, null));
    }

    Notice newest(ReleaseKey release) {
        return bean(Notices.class).of(release).get(0);
    }

    /** Forgets the mail of other tests that still waits. */
    void emptyQueue() {
        bean(JdbcClient.class)
                .sql("UPDATE slw_delivery SET state = 'FAILED' WHERE state = 'PENDING'")
                .update();
    }

    @TestConfiguration
    @EnableTransactionManagement(proxyTargetClass = true)
    @EnableConfigurationProperties(CommsSettings.class)
    @ComponentScan({
        "io.slipway.folders",
        "io.slipway.calendar",
        "io.slipway.comms",
        "io.slipway.banner",
        "io.slipway.issues",
        "io.slipway.release",
        "io.slipway.scope",
        "io.slipway.build",
        "io.slipway.downtime",
        "io.slipway.readiness",
        "io.slipway.programme"
    })
    static class Wiring {

        @Bean
        DataSource dataSource() {
            var source = database();
            Flyway.configure().dataSource(source).load().migrate();
            return source;
        }

        /** In memory, or PostgreSQL where the whole test run asks for it. */
        private static DataSource database() {
            if (!"postgres".equals(System.getProperty("SLIPWAY_TEST_DB", System.getenv("SLIPWAY_TEST_DB")))) {
                return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
            }
            try {
                return EmbeddedPostgres.builder().start().getPostgresDatabase();
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
        }

        @Bean
        NamedParameterJdbcOperations jdbcBatches(DataSource source) {
            return new NamedParameterJdbcTemplate(source);
        }

        @Bean
        JdbcClient jdbcClient(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource source) {
            return new DataSourceTransactionManager(source);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        BusinessDays businessDays() {
            return new BusinessDays();
        }

        /** Nothing is deployed in this room's tests. */
        @Bean
        SiteOutcomes siteOutcomes() {
            return release -> List.of();
        }

        @Bean
        FailOnce failOnce() {
            return new FailOnce();
        }

        @Bean
        TestClock clock() {
            return new TestClock();
        }

        @Bean
        JavaMailSenderImpl mailSender() {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.getJavaMailProperties().put("mail.smtp.timeout", "5000");
            sender.getJavaMailProperties().put("mail.smtp.connectiontimeout", "5000");
            return sender;
        }

        @Bean
        ProcessEngineFactoryBean engine(
                DataSource source, PlatformTransactionManager manager, ApplicationContext context) {
            var configuration = new SpringProcessEngineConfiguration();
            configuration.setDataSource(source);
            configuration.setTransactionManager(manager);
            configuration.setDatabaseSchemaUpdate("true");
            configuration.setJobExecutorActivate(false);
            configuration.setHistory("full");
            configuration.setMetricsEnabled(false);
            configuration.setApplicationContext(context);
            var factory = new ProcessEngineFactoryBean();
            factory.setProcessEngineConfiguration(configuration);
            return factory;
        }

        @Bean
        RuntimeService runtimeService(ProcessEngine engine) {
            return engine.getRuntimeService();
        }

        @Bean
        HistoryService historyService(ProcessEngine engine) {
            return engine.getHistoryService();
        }

        @Bean
        IdentityService identityService(ProcessEngine engine) {
            return engine.getIdentityService();
        }

        @Bean
        TaskService taskService(ProcessEngine engine) {
            return engine.getTaskService();
        }

        @Bean
        RepositoryService repositoryService(ProcessEngine engine) {
            return engine.getRepositoryService();
        }

        @Bean
        ManagementService managementService(ProcessEngine engine) {
            return engine.getManagementService();
        }
    }
}
