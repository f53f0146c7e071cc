package io.slipway.testing;

import java.util.List;
import org.assertj.core.api.Condition;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
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
}
