package io.slipway.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Gives the engine what it deploys when it starts; what has not changed since the last start gets no new version. */
@Component
class ModelDeployment implements BeanPostProcessor {

    private final ObjectProvider<ModelFolders> folders;

    ModelDeployment(ObjectProvider<ModelFolders> folders) {
        this.folders = folders;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof SpringProcessEngineConfiguration engine) {
            try {
                engine.setDeploymentResources(folders.getObject().files().toArray(Resource[]::new));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("Models and forms cannot be read", unreadable);
            }
        }
        return bean;
    }
}
