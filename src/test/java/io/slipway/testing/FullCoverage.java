package io.slipway.testing;

import java.util.List;
import org.assertj.core.api.Condition;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The lifecycle tests walk every path of every model they play. */
@TestConfiguration
class FullCoverage {

    @Bean
    ProcessEngineCoverageProperties coverage() {
        var everything = new Condition<Double>(coverage -> coverage >= 1.0, "every path of the models is walked");
        return new ProcessEngineCoverageProperties(
                true,
                false,
                List.of(),
                List.of(everything),
                java.util.Map.of(),
                List.of("io.slipway.*LifecycleTest"),
                "target/process-test-coverage");
    }

    /** The models report to nobody until a lifecycle test listens; without this they would fail in all other tests. */
    @Bean
    InitializingBean nobodyListens(ProcessEngine engine) {
        return () -> new ProcessEngineAdapter(engine, event -> {}).initializeListeners();
    }
}
