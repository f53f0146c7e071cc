package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.readiness.ReleaseDocument;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Stranger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What is wrong is said where it is wrong, to people on a page and to programs in a problem document. */
@SlipwayTest
class RefusalsTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    ReleaseDocuments documents;

    @Test
    void aChoiceThatTheStartFormDoesNotOfferIsRefusedAtItsField() {
        var team = Stranger.browser(port, "dev-team");
        var fields = "programme=flip&type=planned&title=Typed+already&reason=R&_csrf=" + team.token();

        for (var wrong :
                List.of("increment=BOGUS", "issue.severity=abc", "issue.severity=99999999999", "version.x=1")) {
            var answer = team.send("POST", "/releases/new", FORM, bytes(fields + "&version=1.4&" + wrong));
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("Typed already");
        }
        assertThat(team.send("POST", "/releases/new", FORM, bytes(fields + "&increment=BOGUS"))
                        .body())
                .contains("Choose one of the parts that are offered");
    }

    @Test
    void thereIsNothingAtTheAddressOfFailures() {
        var answer = Stranger.browser(port, "dev-team").send("GET", "/error", FORM, new byte[0]);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("Back to the releases");
    }

    @Test
    void anUploadOfAnOddKindIsRefusedInWords() {
        var key = Lifecycle.start(context, "Odd upload").key();
        for (var part : List.of(
                "filename=\"a\0b.txt\"\r\nContent-Type: text/plain", "\r\nContent-Type: multipart/mixed; boundary=b")) {
            var body =
                    "--limit\r\nContent-Disposition: form-data; name=\"files\"; " + part + "\r\n\r\nx\r\n--limit--\r\n";
            var answer = Stranger.program(port, "dev-team")
                    .send(
                            "POST",
                            "/api/releases/" + key + "/evidence?tickets=FLIP-1",
                            "multipart/form-data; boundary=limit",
                            bytes(body));
            assertThat(answer.status()).as(part + answer.body()).isBetween(400, 422);
            assertThat(answer.type()).contains("problem+json");
        }
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemDocumentToo() throws IOException {
        var answer = Stranger.program(port, "dev-team").send("GET", "/api/releases/%00", FORM, new byte[0]);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).contains("problem+json");
        assertThat(new JsonMapper().readTree(answer.body()).path("status").asInt())
                .isEqualTo(400);
        var page = Stranger.browser(port, "dev-team").send("GET", "/releases/%00", FORM, new byte[0]);
        assertThat(page.body()).contains("Back to the releases").doesNotContain("Tomcat");
    }

    @Test
    void aDocumentIsSavedUnderANameOfItsOwn() {
        var key = Lifecycle.start(context, "Named").key();
        documents.write(key, ReleaseDocument.RELEASE_NOTES, "Notes", "# Notes", "<p>Notes</p>");

        for (var format : List.of("md", "html", "pdf")) {
            assertThat(Stranger.program(port, "auditor")
                            .send("GET", "/api/releases/" + key + "/notes." + format, FORM, new byte[0])
                            .disposition())
                    .isEqualTo("inline; filename=\"" + key + "-release-notes-1." + format + "\"");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
