package io.slipway.testing;

import java.util.List;
import java.util.Map;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Keeps the coverage tool's own bookkeeping out of the way: {@link EveryPath} says model by model what is not walked. */
@TestConfiguration
class NoCoverageReports {

    @Bean
    ProcessEngineCoverageProperties coverage() {
        return new ProcessEngineCoverageProperties(
                true, false, List.of(), List.of(), Map.of(), List.of("none"), "target/process-test-coverage");
    }
}
