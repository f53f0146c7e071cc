package io.slipway.http;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Requests in the name of the demo people, through the same filters as real ones. */
final class Browsers {

    private Browsers() {}

    static MockMvc none() {
        return MockMvcBuilders.standaloneSetup().build();
    }

    static MockMvc on(WebApplicationContext context) {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    static RequestPostProcessor as(String person) {
        var group = "uat-tester".equals(person) ? "flip-uat-testers" : "flip-" + person;
        return request ->
                csrf().postProcessRequest(user(person).authorities(() -> group).postProcessRequest(request));
    }
}
