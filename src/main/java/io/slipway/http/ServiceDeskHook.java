package io.slipway.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Digest;
import io.slipway.release.RuleBroken;
import io.slipway.release.ServiceDesk;
import io.slipway.release.ServiceDesk.Reception;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where the service desk reports issues in live operation. Open to the network: a signature over the very bytes, or a
 * token, is looked at before anything else.
 */
@RestController
@Tag(name = "Hooks", description = "Where other systems report what happened")
class ServiceDeskHook {

    private static final String SOURCE = "service-desk";
    private static final int BIGGEST = 1 << 20;
    private static final int LONGEST_DELIVERY = 100;

    private final DeskKeys keys;
    private final JiraIssues jira;
    private final ServiceDesk desk;
    private final Programmes programmes;
    private final ObjectMapper lenient;
    private final ObjectMapper strict;

    ServiceDeskHook(DeskKeys keys, JiraIssues jira, ServiceDesk desk, Programmes programmes, ObjectMapper json) {
        this.keys = keys;
        this.jira = jira;
        this.desk = desk;
        this.programmes = programmes;
        this.lenient = json;
        this.strict = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** @param started whether this report started it; false when the issue is dealt with already */
    record Received(String key, boolean started) {}

    @PostMapping(path = "/api/hooks/service-desk", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirements
    @Operation(
            summary = "Report an issue in live operation",
            description = "Either a web hook of Jira, signed in X-Hub-Signature, or a report in the words described"
                    + " here, with X-Service-Desk-Token. An issue that something deals with already is added to that."
                    + " What starts nothing is refused with the reason.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = DeskReport.class))),
            responses = {
                @ApiResponse(responseCode = "201", description = "Started"),
                @ApiResponse(responseCode = "200", description = "Added to what deals with it"),
                @ApiResponse(responseCode = "401", description = "Neither a valid signature nor the token"),
                @ApiResponse(responseCode = "422", description = "Such an issue starts nothing; the detail says why"),
                @ApiResponse(responseCode = "503", description = "Neither secret nor token is configured")
            })
    ResponseEntity<Received> report(
            @Parameter(description = "Left out, the one of the Jira project, or the only one")
                    @RequestParam(required = false)
                    @Nullable
                    String programme,
            @Parameter(description = "sha256= and the HMAC-SHA256 of the body under the secret")
                    @RequestHeader(name = "X-Hub-Signature", required = false)
                    @Nullable
                    String signature,
            @RequestHeader(name = "X-Atlassian-Webhook-Identifier", required = false) @Nullable String identifier,
            @RequestHeader(name = "X-Service-Desk-Token", required = false) @Nullable String token,
            InputStream content)
            throws IOException {
        var body = read(content);
        if (keys.isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Reports are not taken: set SLIPWAY_SERVICE_DESK_SECRET or SLIPWAY_SERVICE_DESK_TOKEN");
        }
        if (signature != null && keys.signed(body, signature)) {
            return answer(Unprocessable.unlessValid(() -> fromJira(programme, identifier, body)));
        }
        if (token != null && keys.isToken(token)) {
            return answer(Unprocessable.unlessValid(() -> plain(programme, body)));
        }
        throw new ResponseStatusException(
                HttpStatus.UNAUTHORIZED,
                "Sign the body in X-Hub-Signature (sha256=…), or send the token in X-Service-Desk-Token");
    }

    private Reception fromJira(@Nullable String named, @Nullable String identifier, byte[] body) {
        var hook = Unreadable.unlessJson(() -> lenient.readTree(body));
        var report = jira.report(hook);
        var programme = programme(named, JiraIssues.project(hook));
        return report(programme, report, jira.names(), delivery(identifier, body));
    }

    private Reception plain(@Nullable String named, byte[] body) {
        var report = Unreadable.unlessJson(() -> strict.readValue(body, DeskReport.class));
        var programme = programme(named == null ? report.programme() : named, null);
        return report(programme, report, Map.of(), delivery(report.delivery(), body));
    }

    private Reception report(Programme programme, DeskReport report, Map<String, String> names, String delivery) {
        return desk.report(programme.id(), report.issue(programme, names), SOURCE, delivery, SOURCE);
    }

    private Programme programme(@Nullable String id, @Nullable String project) {
        var all = programmes.all();
        return all.stream()
                .filter(one -> id == null
                        ? one.tickets().project().equals(project)
                        : one.id().equals(id))
                .findFirst()
                .or(() -> all.stream()
                        .filter(only -> id == null && all.size() == 1)
                        .findFirst())
                .orElseThrow(() -> new RuleBroken("There is no programme '" + (id == null ? project : id)
                        + "'; known are " + all.stream().map(Programme::id).toList()));
    }

    /** A sender that got no answer sends the same again, under the same name. */
    private static String delivery(@Nullable String name, byte[] body) {
        return name == null || name.isBlank() || name.length() > LONGEST_DELIVERY ? Digest.of(body) : name.strip();
    }

    private static byte[] read(InputStream content) throws IOException {
        var body = content.readNBytes(BIGGEST + 1);
        if (body.length > BIGGEST) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE, "A report has one megabyte at most");
        }
        return body;
    }

    private static ResponseEntity<Received> answer(Reception reception) {
        var key = reception.release().key();
        return ResponseEntity.status(reception.started() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/releases/" + key))
                .body(new Received(key.value(), reception.started()));
    }
}
