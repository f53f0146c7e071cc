package io.slipway.benchmark;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import com.zaxxer.hikari.HikariDataSource;
import io.slipway.calendar.Deadlines;
import io.slipway.programme.Raci;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine alone with our models, on a database of its own beside Slipway's: delegates and listeners do nothing, and
 * facts of the release are constants. Only {@code raci} and {@code deadlines} are ours: they answer from memory. Guarded,
 * it checks the rights that Slipway's people have, and logs what they do.
 */
final class BareEngine implements AutoCloseable {

    private static final Pattern HAND = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");

    private final Traffic traffic = new Traffic();
    private final EngineMeter meter = new EngineMeter(traffic);
    private final HikariDataSource database = new HikariDataSource();
    private final ProcessEngine engine;
    private final boolean guarded;

    static BareEngine open(ApplicationContext slipway) {
        return new BareEngine(slipway, false);
    }

    static BareEngine guarded(ApplicationContext slipway) {
        return new BareEngine(slipway, true);
    }

    private BareEngine(ApplicationContext slipway, boolean guarded) {
        this.guarded = guarded;
        database.setJdbcUrl(databaseBeside(slipway));
        database.setUsername(slipway.getEnvironment().getRequiredProperty("spring.datasource.username"));
        database.setPassword("");
        var models = models();
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(guarded ? "guarded" : "bare");
        configuration.setDataSource(traffic.watch(database));
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setJobExecutorActivate(false);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setBeans(beans(models.values(), slipway));
        configuration.setCustomPreCommandInterceptorsTxRequired(List.of(meter));
        configuration.setAuthorizationEnabled(guarded);
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine = configuration.buildProcessEngine();
        if (guarded) {
            grant(slipway.getBean(ProcessEngine.class).getAuthorizationService());
        }
        var deployment = engine.getRepositoryService().createDeployment();
        models.forEach(deployment::addString);
        deployment.deploy();
    }

    ProcessEngine engine() {
        return engine;
    }

    EngineMeter meter() {
        return meter;
    }

    boolean isGuarded() {
        return guarded;
    }

    private void grant(AuthorizationService known) {
        var rights = engine.getAuthorizationService();
        for (var authorization : known.createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .list()) {
            var right = rights.createNewAuthorization(AUTH_TYPE_GRANT);
            right.setGroupId(authorization.getGroupId());
            right.setUserId(authorization.getUserId());
            right.setResourceType(authorization.getResourceType());
            right.setResourceId(authorization.getResourceId());
            ((AuthorizationEntity) right).setPermissions(((AuthorizationEntity) authorization).getPermissions());
            rights.saveAuthorization(right);
        }
    }

    @Override
    public void close() {
        engine.close();
        database.close();
    }

    private static String databaseBeside(ApplicationContext slipway) {
        var name = "bare-" + UUID.randomUUID();
        var url = slipway.getEnvironment().getRequiredProperty("spring.datasource.url");
        if (url.startsWith("jdbc:h2:")) {
            return url.replaceFirst("mem:[^;]*", "mem:" + name);
        }
        JdbcClient.create(slipway.getBean(DataSource.class))
                .sql("CREATE DATABASE \"" + name + "\"")
                .update();
        return url.replaceFirst("/postgres(\\?|$)", "/" + name + "$1");
    }

    private static Map<Object, Object> beans(Iterable<String> models, ApplicationContext slipway) {
        var beans = new HashMap<Object, Object>();
        models.forEach(model -> HAND.matcher(model).results().forEach(hand -> beans.put(hand.group(1), new Nothing())));
        beans.put("raci", slipway.getBean(Raci.class));
        beans.put("deadlines", slipway.getBean(Deadlines.class));
        beans.put("releaseFacts", new Facts());
        beans.put("deploymentWaves", new Waves());
        // What delegates and forms would have set in the models that are called.
        beans.put("everybodyTold", true);
        beans.put("testSite", "kch");
        return beans;
    }

    private static Map<String, String> models() {
        var models = new HashMap<String, String>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:processes/**/*.bpmn")) {
                models.put(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
            }
            return models;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class Nothing implements JavaDelegate, TaskListener, ExecutionListener {

        @Override
        public void execute(DelegateExecution execution) {}

        @Override
        public void notify(DelegateExecution execution) {}

        @Override
        public void notify(DelegateTask task) {}
    }

    /** What Slipway's {@code deploymentWaves} finds for the release that the driver makes. */
    public static final class Waves {

        public List<Integer> of(String key, String environment, int window) {
            return environment.equals("production") ? List.of(0, 1, 2) : List.of(1);
        }
    }

    /** What Slipway's {@code releaseFacts} finds for the release that the driver makes. */
    public static final class Facts {

        public boolean documentsNeeded(String key) {
            return false;
        }

        public String planReference(String key) {
            return "Roadmap 2026 Q4";
        }

        public boolean uatNeeded(String key) {
            return true;
        }

        public boolean isOffline(String key) {
            return false;
        }

        public List<String> agreeingSites(String key) {
            return List.of("gstt", "kch", "uclh");
        }

        public List<Integer> windows(String key) {
            return List.of(1);
        }

        public String windowStart(String key, int window) {
            return "2099-01-01T00:00:00Z";
        }

        public List<String> aideSites(String key, int window) {
            return List.of("kch", "uclh");
        }

        public List<String> smokeTesters(String programme, String site) {
            return List.of("flip-trust-kch", "flip-dev-team");
        }

        public String smokeTestParties(String key, String site, int window) {
            return "party:trust-kch,party:trust-uclh";
        }

        public boolean smokeTestPassed(String key, int window) {
            return true;
        }
    }
}
