package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SlipwayTest
class BootTest {

    @Autowired
    ProcessEngine engine;

    @Test
    void boots() {
        assertThat(engine.getName()).isEqualTo("default");
    }
}
