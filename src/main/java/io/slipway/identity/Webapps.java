package io.slipway.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Hands our sign-in to Cockpit, Tasklist and Admin, and keeps their cookies off plain connections. */
@Component
class Webapps implements ServletContextInitializer, Ordered {

    /** Named as in a deployment descriptor, not imported: our code knows the engine's public interface only. */
    private static final String FILTER = "org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter";

    private final boolean tls;

    private final CamundaBpmProperties settings;

    Webapps(@Value("${slipway.url}") String url, CamundaBpmProperties settings) {
        this.tls = url.startsWith("https:");
        this.settings = settings;
    }

    @Override
    public void onStartup(ServletContext context) {
        context.getSessionCookieConfig().setSecure(tls);
        settings.getWebapp().getCsrf().setEnableSecureCookie(tls);
        var filter = context.addFilter("webappSignIn", FILTER);
        filter.setInitParameter("authentication-provider", WebappIdentity.class.getName());
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/camunda/app/*", "/camunda/api/*");
    }

    /** After Spring Security, which knows who it is, and before the webapps' own filters, which ask. */
    @Override
    public int getOrder() {
        return 1;
    }
}
