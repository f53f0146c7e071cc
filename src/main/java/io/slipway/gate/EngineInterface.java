package io.slipway.gate;

import java.util.List;
import java.util.stream.Collectors;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.springframework.boot.autoconfigure.jersey.ResourceConfigCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/** What the house adds to the engine's interface, at both of its addresses: for programs, and for Tasklist and Cockpit. */
@Component
class EngineInterface
        implements ResourceConfigCustomizer, WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    private static final List<Class<?>> ADDED = List.of(
            EngineFailures.OfRest.class,
            EngineFailures.OfEngine.class,
            EngineFailures.OfStumble.class,
            EngineFailures.OfShape.class,
            EngineFailures.OfSyntax.class,
            UnclaimFilter.class,
            Remarks.class);

    /** The name under which the webapps register their copy of the interface. */
    private static final String WEBAPPS = "Engine Api";

    @Override
    public void customize(ResourceConfig programs) {
        ADDED.forEach(programs::register);
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory server) {
        server.addInitializers(context -> context.getServletRegistration(WEBAPPS)
                .setInitParameter(
                        ServerProperties.PROVIDER_CLASSNAMES,
                        ADDED.stream().map(Class::getName).collect(Collectors.joining(","))));
    }
}
