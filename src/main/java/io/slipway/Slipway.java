package io.slipway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Slipway: one Spring Boot process with an embedded Camunda engine. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Slipway {

    public static void main(String[] args) {
        try {
            SpringApplication.run(Slipway.class, args);
        } catch (RuntimeException | Error failure) {
            System.err.println("Slipway did not start: " + StartFailure.sentence(failure));
            throw failure;
        }
    }
}
