package io.slipway.sandbox;

import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** Points the programme's hub at the stand-in, with a token made up at each start; what is configured goes before. */
class SandboxSettings implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("demo | sandbox"))) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "sandbox",
                            Map.of(
                                    "slipway.banners.flip.token",
                                    UUID.randomUUID().toString(),
                                    "slipway.banners.flip.url",
                                    "http://localhost:${local.server.port:${server.port:8080}}/sandbox/flip")));
        }
    }
}
