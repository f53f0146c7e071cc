package io.slipway.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.sandbox.SandboxMailbox;
import io.slipway.testing.SlipwayTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A proxy asks whether to send people here, a supervisor whether to start it again; neither can mend the mail server. */
@SlipwayTest
@ExtendWith(OutputCaptureExtension.class)
class HealthTest {

    @LocalServerPort
    int port;

    @Autowired
    MailServer mail;

    @Autowired
    SandboxMailbox mailbox;

    @Autowired
    HealthEndpoint health;

    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness"})
    void everybodyHearsTheVerdictAndNoMore(String group) throws Exception {
        var answer = probe("/actuator/health" + group);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"status\":\"UP\"").doesNotContain("components", "details");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mail", "/db", "/diskSpace", "/readiness/db"})
    void noStrangerHearsOfWhatItDependsOn(String part) throws Exception {
        assertThat(probe("/actuator/health" + part).statusCode()).isEqualTo(404);
    }

    @Test
    void aMailServerThatIsAwayIsADetailAndSaidOnce(CapturedOutput log) {
        mail.ask();
        assertThat(mail.health().getStatus()).isEqualTo(Status.UP);
        mailbox.stop();
        try {
            for (var probe = 0; probe < 5; probe++) {
                mail.ask();
                assertThat(mail.health().getStatus()).isEqualTo(MailServer.AWAY);
                assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            }
        } finally {
            mailbox.start();
        }
        mail.ask();

        assertThat(mail.health().getStatus()).isEqualTo(Status.UP);
        assertThat(log).containsOnlyOnce("does not answer").containsOnlyOnce("answers again");
        assertThat(log).doesNotContain("\tat ");
    }

    private HttpResponse<String> probe(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
