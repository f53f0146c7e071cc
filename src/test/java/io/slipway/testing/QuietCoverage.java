package io.slipway.testing;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The models report their steps to nobody until a lifecycle test listens; without this all other tests would fail. */
@TestConfiguration
class QuietCoverage {

    @Bean
    InitializingBean nobodyListens(ProcessEngine engine) {
        return () -> new ProcessEngineAdapter(engine, event -> {}).initializeListeners();
    }
}
