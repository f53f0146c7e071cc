package io.slipway.process;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Lets this node work on every version of the models that is there when it starts. By itself the engine would take up the
 * newest one only, and releases that began with an earlier one would stand still without a word.
 */
@Component
class AllVersionsRegistration implements SmartInitializingSingleton {

    private final RepositoryService models;
    private final ManagementService engine;

    AllVersionsRegistration(RepositoryService models, ManagementService engine) {
        this.models = models;
        this.engine = engine;
    }

    @Override
    public void afterSingletonsInstantiated() {
        models.createDeploymentQuery()
                .list()
                .forEach(deployment -> engine.registerDeploymentForJobExecutor(deployment.getId()));
    }
}
