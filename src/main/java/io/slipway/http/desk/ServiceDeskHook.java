package io.slipway.http.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
 * token, is looked at before anything else. What is proved is never lost, whatever it looks like.
 */
@RestController
@Tag(name = "Hooks", description = "Where other systems report what happened")
class ServiceDeskHook {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final DeskKeys keys;
    private final JiraIssues jira;
    private final Severities severities;
    private final DeskReception reception;

    ServiceDeskHook(DeskKeys keys, JiraIssues jira, DeskReception reception) {
        this.keys = keys;
        this.jira = jira;
        this.severities = new Severities(jira.severities());
        this.reception = reception;
    }

    /**
     * @param started whether this report started it; false when the issue is dealt with already, or the report lies
     *     before the operator
     * @param note what else its sender should know
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Received(String key, boolean started, @Nullable String note) {}

    @PostMapping("/api/hooks/service-desk")
    @SecurityRequirements
    @Operation(
            summary = "Report an issue in live operation",
            description = "Either a web hook of Jira, signed in X-Hub-Signature, or a report in the words described"
                    + " here, with X-Service-Desk-Token. An issue that something deals with already is added to that."
                    + " What is proved and cannot be used as it is lies before the operator.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = DeskReport.class))),
            responses = {
                @ApiResponse(responseCode = "201", description = "Started"),
                @ApiResponse(responseCode = "200", description = "Added to what deals with it"),
                @ApiResponse(responseCode = "202", description = "Lies before the operator; the note says why"),
                @ApiResponse(responseCode = "400", description = "No report: the body is no JSON object"),
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
        if (keys.isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Reports are not taken: set SLIPWAY_SERVICE_DESK_SECRET or SLIPWAY_SERVICE_DESK_TOKEN");
        }
        var body = DeskBody.read(content, keys);
        var isSigned = signature != null && keys.signed(body, signature);
        if (!isSigned && (token == null || !keys.isToken(token))) {
            throw new ResponseStatusException(
                    HttpStatus.UNAUTHORIZED,
                    "Sign the body in X-Hub-Signature (sha256=…), or send the token in X-Service-Desk-Token");
        }
        var reading = read(body, isSigned);
        return answer(reception.take(reading, body, programme, isSigned ? identifier : reading.delivery()));
    }

    private DeskReading read(DeskBody body, boolean isJira) throws IOException {
        if (!body.whole()) {
            return DeskReading.unreadable("The report has more than one megabyte; only its beginning is kept");
        }
        try {
            var json = JSON.readTree(body.kept());
            return isJira ? jira.read(object(json), severities) : PlainReports.read(object(json), severities);
        } catch (JsonProcessingException broken) {
            return DeskReading.unreadable("The body is no JSON that can be read: " + broken.getOriginalMessage());
        }
    }

    private static JsonNode object(JsonNode json) {
        if (!json.isObject()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "This is no report: send a JSON object, {…}");
        }
        return json;
    }

    private static ResponseEntity<Received> answer(DeskReception.Answer answer) {
        var key = answer.key();
        return ResponseEntity.status(answer.status())
                .location(URI.create("/api/releases/" + key))
                .body(new Received(key.value(), answer.status() == HttpStatus.CREATED, answer.note()));
    }
}
