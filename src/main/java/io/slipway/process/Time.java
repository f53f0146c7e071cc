package io.slipway.process;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock. */
@Configuration
class Time {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
