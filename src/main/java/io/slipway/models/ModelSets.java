package io.slipway.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sets of models and forms that were deployed. Each is whole, because a process finds its forms in its own
 * deployment only; the newest one is in force, and running releases stay with the one they began with.
 */
@Component
class ModelSets {

    private final JdbcClient db;
    private final RepositoryService engine;
    private final AuthorizationService authorizations;
    private final Clock clock;

    ModelSets(JdbcClient db, RepositoryService engine, AuthorizationService authorizations, Clock clock) {
        this.db = db;
        this.engine = engine;
        this.authorizations = authorizations;
        this.clock = clock;
    }

    /** Returns the number of the set in force, 0 before the first one. */
    long inForce() {
        return db.sql("SELECT COALESCE(MAX(set_number), 0) FROM slw_model_set")
                .query(Long.class)
                .single();
    }

    /** Returns the files of a set by name. */
    Map<String, byte[]> files(long set) {
        var files = new TreeMap<String, byte[]>();
        deployment(set)
                .ifPresent(deployment -> engine.getDeploymentResourceNames(deployment)
                        .forEach(name -> files.put(name, content(deployment, name))));
        return files;
    }

    /** Returns the names of the files of a set. */
    List<String> names(long set) {
        return deployment(set).map(engine::getDeploymentResourceNames).orElse(List.of());
    }

    /** Returns one file of a set that has it. */
    Optional<byte[]> file(long set, String name) {
        return deployment(set).map(deployment -> content(deployment, name));
    }

    /** Returns the proposal that brought the set in, or none where a start did. */
    Optional<Long> proposal(long set) {
        return db.sql("SELECT proposal_id FROM slw_model_set WHERE set_number = :set AND proposal_id IS NOT NULL")
                .param("set", set)
                .query(Long.class)
                .optional();
    }

    /** Deploys the set that follows this one, in the transaction at hand; fails if another one followed already. */
    void follow(long set, Map<String, byte[]> files, String name, String source, @Nullable Long proposal) {
        claim(set + 1, proposal);
        var deployment = deploy(files, name, source);
        db.sql("UPDATE slw_model_set SET deployment_id = :deployment WHERE set_number = :set")
                .param("deployment", deployment)
                .param("set", set + 1)
                .update();
    }

    /** Has the engine read the files as if they were to be deployed; the transaction at hand must not be kept. */
    void tryOut(Map<String, byte[]> files) {
        deploy(files, "Trial", "");
    }

    private void claim(long set, @Nullable Long proposal) {
        try {
            db.sql("""
                    INSERT INTO slw_model_set (set_number, deployment_id, proposal_id, deployed_at)
                    VALUES (:set, '', :proposal, :at)""")
                    .param("set", set)
                    .param("proposal", proposal)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new OptimisticLockingFailureException("Another set of models was deployed at this moment", taken);
        }
    }

    private String deploy(Map<String, byte[]> files, String name, String source) {
        var order = engine.createDeployment().name(name).source(source);
        files.forEach((file, content) -> order.addInputStream(file, new ByteArrayInputStream(content)));
        var deployment = deployed(order);
        takeBackWhatTheDeployerGot(deployment);
        return deployment;
    }

    private static String deployed(DeploymentBuilder order) {
        try {
            return order.deploy().getId();
        } catch (OptimisticLockingException | ProcessEnginePersistenceException notOfTheFiles) {
            throw notOfTheFiles;
        } catch (ProcessEngineException refused) {
            throw new UploadRefused(List.of("The engine cannot deploy it: " + refused.getMessage()));
        }
    }

    /** The engine lets whoever deployed something delete it, and every release that runs on it. */
    private void takeBackWhatTheDeployerGot(String deployment) {
        authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.DEPLOYMENT)
                .resourceId(deployment)
                .list()
                .forEach(right -> authorizations.deleteAuthorization(right.getId()));
    }

    private Optional<String> deployment(long set) {
        return db.sql("SELECT deployment_id FROM slw_model_set WHERE set_number = :set")
                .param("set", set)
                .query(String.class)
                .optional();
    }

    private byte[] content(String deployment, String name) {
        try (var stream = Objects.requireNonNull(engine.getResourceAsStream(deployment, name))) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
