package io.slipway.testing;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For a test class whose application is not the shared one: the engine's own interface asks for the default engine of the
 * JVM, which is the shared one's again afterwards. Registered before {@link SlipwayTest}, which starts the other.
 */
public class AnotherEngine implements BeforeAllCallback, AfterAllCallback {

    private @Nullable ProcessEngine shared;

    @Override
    public void beforeAll(ExtensionContext test) {
        shared = ProcessEngines.getDefaultProcessEngine(false);
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (shared != null) {
            ProcessEngines.registerProcessEngine(shared);
        }
    }
}
