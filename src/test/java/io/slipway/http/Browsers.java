package io.slipway.http;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.slipway.testing.SlipwayTest;
import java.util.Objects;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Requests in the name of the demo people, through the same filters as real ones. */
public final class Browsers {

    private Browsers() {}

    public static MockMvc none() {
        return MockMvcBuilders.standaloneSetup().build();
    }

    public static MockMvc on(WebApplicationContext context) {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .addFilters(context.getBean(NamesNoted.class))
                .build();
    }

    /** A program signs in with every request. */
    public static RequestPostProcessor program(String person) {
        return httpBasic(person, SlipwayTest.PASSWORD);
    }

    /** A person signs in once, on the page for it. */
    public static RequestPostProcessor signedIn(MockMvc http, String person) throws Exception {
        var answer = http.perform(formLogin().user(person).password(SlipwayTest.PASSWORD))
                .andReturn();
        var session = Objects.requireNonNull(answer.getRequest().getSession(false), "No session for " + person);
        return request -> {
            request.setSession((MockHttpSession) session);
            return request;
        };
    }
}
