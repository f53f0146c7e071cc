package io.slipway.http.api;

import io.slipway.http.Viewer;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the REST interface at {@code /api/openapi.json}. */
@Configuration
class InterfaceDescription {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class);
    }

    @Bean
    OpenAPI slipwayInterface() {
        return new OpenAPI()
                .info(new Info()
                        .title("Slipway")
                        .version("1")
                        .description("Releases as BPMN processes: start them, follow them, read what happened."
                                + " Every error is a problem document (RFC 9457); properties that are not described"
                                + " here are refused."))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }
}
