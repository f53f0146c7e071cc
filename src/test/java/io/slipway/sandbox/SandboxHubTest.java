package io.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class SandboxHubTest {

    private static final String DETAILS = "/sandbox/flip/api/site/details";
    private static final String DOWN =
            "{\"deploymentMode\":true,\"banner\":{\"message\":\"Back at nine\",\"link\":null,\"enabled\":true}}";

    @TempDir
    Path data;

    private final MockEnvironment settings = new MockEnvironment().withProperty("slipway.banners.flip.token", "token");
    private MockMvc mvc;

    @BeforeEach
    void open() throws IOException {
        mvc = MockMvcBuilders.standaloneSetup(new SandboxHubApi(hub(), settings))
                .build();
    }

    private SandboxHub hub() throws IOException {
        return new SandboxHub(new ObjectMapper(), data, Clock.systemUTC());
    }

    @Test
    void whatItShowsAndShowedSurvivesARestart() throws Exception {
        mvc.perform(with(put(DETAILS), DOWN))
                .andExpect(status().isOk())
                .andExpect(jsonPath("maxReimportCount").value(3));
        mvc.perform(with(get(DETAILS), "")).andExpect(jsonPath("banner.message").value("Back at nine"));

        assertThat(hub().details().path("deploymentMode").asBoolean()).isTrue();
        assertThat(hub().history())
                .singleElement()
                .satisfies(seen -> assertThat(seen.message()).isEqualTo("Back at nine"));
    }

    @Test
    void nobodyChangesItWithoutTheToken() throws Exception {
        mvc.perform(put(DETAILS).contentType(MediaType.APPLICATION_JSON).content(DOWN))
                .andExpect(status().isUnauthorized());
        mvc.perform(get(DETAILS).header("Authorization", "Bearer tokem")).andExpect(status().isUnauthorized());
        settings.setProperty("slipway.banners.flip.token", "");
        mvc.perform(get(DETAILS).header("Authorization", "Bearer ")).andExpect(status().isUnauthorized());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"deploymentMode\":true,\"banner\":{\"message\":1,\"enabled\":true}}",
                "{\"deploymentMode\":true,\"banner\":{\"message\":\"x\",\"link\":\"javascript:x\",\"enabled\":true}}"
            })
    void whatFlipWouldRefuseIsRefused(String body) throws Exception {
        mvc.perform(with(put(DETAILS), body)).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void itFailsAsOftenAsItIsToldTo() throws Exception {
        mvc.perform(with(put("/sandbox/flip/api/faults"), "{\"failures\":2,\"delayMillis\":0}"))
                .andExpect(status().isOk());
        mvc.perform(with(get(DETAILS), "")).andExpect(status().isInternalServerError());
        mvc.perform(with(put(DETAILS), DOWN)).andExpect(status().isInternalServerError());
        mvc.perform(with(get(DETAILS), "")).andExpect(status().isOk());
    }

    private static MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, String body) {
        return request.header("Authorization", "Bearer token")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
