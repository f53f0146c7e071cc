package io.slipway.benchmark;

import io.slipway.Slipway;
import io.slipway.testing.AutomationSimulator;
import io.slipway.testing.BannerSimulator;
import io.slipway.testing.MailSimulator;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.StoredSurroundings;
import io.slipway.testing.Surroundings;
import io.slipway.testing.TestClock;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

/** The whole application as the tests run it, without what watches the tests' coverage. */
final class Application implements AutoCloseable {

    private static final String UNWATCHED = "spring.autoconfigure.exclude="
            + "org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration";

    private final TestContext context;

    private Application(Class<?> kind) {
        context = new TestContextManager(kind).getTestContext();
    }

    /** Returns an application that does everything by itself, as in production. */
    static Application atWork() {
        return new Application(AtWork.class);
    }

    /** Returns an application in which nothing happens but what its driver does. */
    static Application driven() {
        return new Application(Driven.class);
    }

    /** Returns the same without meters, its database on disk as outside tests. */
    static Application stored() {
        return new Application(Stored.class);
    }

    ApplicationContext context() {
        return context.getApplicationContext();
    }

    @Override
    public void close() {
        context.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
    }

    @SpringBootTest(
            classes = Slipway.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {UNWATCHED, "slipway.sandbox.hosts=false", "slipway.demo-password=" + SlipwayTest.PASSWORD})
    @ActiveProfiles({"sandbox", "test"})
    @Import({AutomationSimulator.class, BannerSimulator.class, MailSimulator.class, TestClock.class})
    @ContextConfiguration(initializers = Surroundings.class)
    private static final class AtWork {}

    @SpringBootTest(
            classes = Slipway.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                UNWATCHED,
                "camunda.bpm.job-execution.enabled=false",
                "slipway.deployment.poll=false",
                "slipway.comms.poll=false",
                "slipway.sandbox.hosts=false",
                "slipway.demo-password=" + SlipwayTest.PASSWORD
            })
    @ActiveProfiles({"sandbox", "test"})
    @Import({AutomationSimulator.class, BannerSimulator.class, MailSimulator.class, TestClock.class, Metered.class})
    @ContextConfiguration(initializers = Surroundings.class)
    private static final class Driven {}

    @SpringBootTest(
            classes = Slipway.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                UNWATCHED,
                "camunda.bpm.job-execution.enabled=false",
                "slipway.deployment.poll=false",
                "slipway.comms.poll=false",
                "slipway.sandbox.hosts=false",
                "slipway.demo-password=" + SlipwayTest.PASSWORD
            })
    @ActiveProfiles({"sandbox", "test"})
    @Import({AutomationSimulator.class, BannerSimulator.class, MailSimulator.class, TestClock.class})
    @ContextConfiguration(initializers = StoredSurroundings.class)
    private static final class Stored {}

    @TestConfiguration
    static class Metered {

        @Bean
        static Traffic traffic() {
            return new Traffic();
        }

        @Bean
        static BeanPostProcessor watchedDatabase(Traffic traffic) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database ? traffic.watch(database) : bean;
                }
            };
        }

        @Bean
        EngineMeter meter(Traffic traffic) {
            return new EngineMeter(traffic);
        }

        @Bean
        ProcessEnginePlugin metering(EngineMeter meter) {
            return new AbstractProcessEnginePlugin() {
                @Override
                public void preInit(ProcessEngineConfigurationImpl configuration) {
                    configuration.setCustomPreCommandInterceptorsTxRequired(List.of(meter));
                }
            };
        }
    }
}
