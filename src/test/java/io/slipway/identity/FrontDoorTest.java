package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@SlipwayTest
class FrontDoorTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/releases",
                "/api/openapi.json",
                "/api/nothing-here",
                "/engine-rest",
                "/engine-rest/task",
                "/engine-rest/engine/default/user",
                "/camunda/api/engine/engine/default/task"
            })
    void strangersAreRefusedByPrograms(String path) {
        var stranger = Visitor.stranger(port);

        assertThat(stranger.status(path)).isEqualTo(401);
        assertThat(stranger.json("POST", path, "{}").statusCode()).isEqualTo(401);
        assertThat(stranger.json("DELETE", path, "").statusCode()).isEqualTo(401);
    }

    /** The sign-in form of the webapps asks before it sends a password, and refuses the right one if it gets no answer. */
    @Test
    void strangersLearnFromTheEngineOnlyItsName() {
        var stranger = Visitor.stranger(port);

        var answer = stranger.get("/camunda/api/engine/engine/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[{\"name\":\"default\"}]");
        assertThat(stranger.json("POST", "/camunda/api/engine/engine/", "{}").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/releases/new",
                "/actuator",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/lib/deps.js",
                "/webjars/camunda/app/admin/index.html",
                "/programme.schema.json",
                "/sandbox/mail"
            })
    void strangersAreLedFromPagesToTheSignIn(String path) {
        var answer = Visitor.stranger(port).get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/login"));
    }

    @Test
    void onlyHealthAndTheSignInAreOpen() {
        var stranger = Visitor.stranger(port);

        assertThat(stranger.get("/actuator/health").body())
                .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
        assertThat(stranger.status("/login")).isEqualTo(200);
        assertThat(stranger.status("/assets/slipway.css")).isEqualTo(200);
    }

    @Test
    void theSetUpPageOfTheFirstAdministratorIsClosedToEverybody() {
        var path = "/camunda/api/admin/setup/default/user/create";

        assertThat(Visitor.stranger(port).json("POST", path, "{}").statusCode()).isEqualTo(404);
        assertThat(Visitor.browser(port, "admin").json("POST", path, "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void oneSignInOpensBoardWebappsAndInterfaces() {
        var auditor = Visitor.browser(port, "auditor");

        assertThat(auditor.status("/")).isEqualTo(200);
        assertThat(auditor.status("/api/releases")).isEqualTo(200);
        assertThat(auditor.status("/engine-rest/process-definition")).isEqualTo(200);
        assertThat(auditor.status("/camunda/app/cockpit/default/")).isEqualTo(200);
        assertThat(auditor.get("/camunda/api/admin/auth/user/default").body())
                .isEqualTo("{\"userId\":\"auditor\",\"authorizedApps\":[\"welcome\",\"cockpit\"]}");
    }

    @Test
    void whoIsSignedInTakesTheSchemaOfProgrammesToTheirEditor() {
        var answer = Visitor.browser(port, "release-manager").get("/programme.schema.json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).contains("A programme of Slipway");
    }

    @Test
    void signingOutEndsItEverywhere() {
        var auditor = Visitor.browser(port, "auditor");

        assertThat(auditor.form("/sign-out", auditor.token("/")).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/login?signedOut"));
        assertThat(auditor.status("/api/releases")).isEqualTo(401);
        assertThat(auditor.status("/camunda/api/engine/engine/default/task")).isEqualTo(401);
    }

    @Test
    void signingOutInAWebappEndsItEverywhereToo() {
        var auditor = Visitor.browser(port, "auditor");

        auditor.get("/camunda/api/admin/auth/user/default");
        auditor.webappJson("/camunda/api/admin/auth/user/default/logout", "");

        assertThat(auditor.status("/api/releases")).isEqualTo(401);
    }

    @Test
    void theSignInFormOfAWebappLeadsToTheOneSession() {
        var person = Visitor.stranger(port);
        person.get("/camunda/api/admin/auth/user/default");
        var form = "username=auditor&password=" + SlipwayTest.PASSWORD;

        assertThat(person.webappForm("/camunda/api/admin/auth/user/default/login/cockpit", form)
                        .body())
                .contains("cockpit");
        assertThat(person.status("/api/releases")).isEqualTo(200);
        assertThat(person.status("/")).isEqualTo(200);
    }

    @Test
    void aRequestThatRidesOnASessionNeedsTheToken() {
        var manager = Visitor.browser(port, "release-manager");
        var wish = "{\"programme\":\"flip\",\"type\":\"planned\",\"title\":\"T\",\"reason\":\"R\"}";

        assertThat(manager.json("POST", "/api/releases", wish).statusCode()).isEqualTo(403);
        assertThat(manager.json("POST", "/engine-rest/task/x/claim", "{}").statusCode())
                .isEqualTo(403);
        assertThat(manager.form("/sign-out", "guessed").statusCode()).isEqualTo(403);
    }

    @Test
    void theSessionChangesItsNameAtSignInAndStaysOutOfReach() {
        var visitor = Visitor.stranger(port);
        var before = visitor.get("/login");
        var token = visitor.token("/login");

        var after = visitor.form("/login", token, "username", "auditor", "password", SlipwayTest.PASSWORD);

        var cookie = after.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(cookie.split(";")[0])
                .isNotEqualTo(
                        before.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0]);
    }

    @Test
    void pagesMayLoadNothingFromElsewhere() {
        var policy = Visitor.stranger(port).get("/login").headers().firstValue("Content-Security-Policy");

        assertThat(policy)
                .hasValueSatisfying(value -> assertThat(value)
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void tooManyWrongPasswordsCloseTheDoorForAWhileWithoutSayingWhy() {
        var wrong = Visitor.program(port, "nobody-here", "wrong");
        var once = wrong.get("/api/releases").body();

        for (var attempt = 0; attempt < 6; attempt++) {
            assertThat(wrong.get("/api/releases").body()).isEqualTo(once);
        }
        assertThat(Visitor.program(port, "auditor").status("/api/releases")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x' OR '1'='1", "../admin", "${1}", "auditor\u0000", ""})
    void oddNamesAreRefusedLikeWrongPasswords(String name) {
        assertThat(Visitor.program(port, name).status("/api/releases")).isEqualTo(401);
    }

    @Test
    void aCallWithoutTheTokenOfItsPageIsRefusedAndEndsNoSession() {
        var manager = Visitor.browser(port, "release-manager");
        manager.get("/camunda/api/admin/auth/user/default");

        for (var path : List.of(
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/auth/user/default/logout",
                "/camunda/api/admin/auth/user/default/login/cockpit")) {
            assertThat(manager.json("POST", path, "{}").statusCode()).as(path).isEqualTo(403);
            assertThat(manager.status("/api/releases")).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/auth/user/default",
                "/",
                "/login"
            })
    void pagesAndWhatTheyShowAreKeptNowhere(String path) {
        assertThat(Visitor.browser(port, "release-manager").get(path).headers().allValues("Cache-Control"))
                .singleElement()
                .asString()
                .contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/releases/new?a=b",
                "/camunda/app/tasklist/default/",
                "/camunda",
                "/camunda/app/cockpit",
                "/sandbox/mail"
            })
    void aRedirectNamesNoHost(String path) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var request = "GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: worse.example\r\n"
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 302").doesNotContain("evil.example", "worse.example");
            assertThat(answer.lines().filter(line -> line.startsWith("Location:")))
                    .singleElement()
                    .asString()
                    .startsWith("Location: /");
        }
    }

    @Test
    void whoeverSignsInGoesOnToThePageTheyAskedFor() {
        var visitor = Visitor.stranger(port);
        visitor.get("/releases/new?type=hotfix");

        var answer = visitor.form(
                "/login", visitor.token("/login"), "username", "release-manager", "password", SlipwayTest.PASSWORD);

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).startsWith("/releases/new?type=hotfix"));
    }

    @Test
    void thePageOfErrorsIsNoPageOfItsOwn() {
        assertThat(Visitor.browser(port, "auditor").status("/error")).isBetween(400, 499);
        assertThat(Visitor.stranger(port).status("/error")).isBetween(300, 499);
    }

    @Test
    void wrongPasswordsHoldUpNeitherTheRightOneNorAnotherPerson() {
        var wrong = Visitor.program(port, "trust-kch", "wrong");
        assertThat(wrong.status("/api/releases")).isEqualTo(401);
        assertThat(Visitor.program(port, "trust-kch").status("/api/releases")).isEqualTo(200);

        for (var guess = 0; guess < 60; guess++) {
            Visitor.program(port, "somebody-" + guess, "wrong").status("/api/releases");
        }
        assertThat(Visitor.program(port, "trust-kch").status("/api/releases")).isEqualTo(200);
        assertThat(Visitor.program(port, "auditor").status("/api/releases")).isEqualTo(200);
    }
}
