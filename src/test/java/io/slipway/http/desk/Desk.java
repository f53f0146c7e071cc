package io.slipway.http.desk;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import io.slipway.release.ReleaseKey;
import io.slipway.testing.SlipwayTest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The service desk: Jira, which signs what it sends, or a program with a token. */
public final class Desk {

    static final String HOOK = "/api/hooks/service-desk";

    private final MockMvc http;

    public Desk(MockMvc http) {
        this.http = http;
    }

    public ResultActions jira(String delivery, String body) throws Exception {
        return http.perform(signed(body).header("X-Atlassian-Webhook-Identifier", delivery));
    }

    public ResultActions plain(String body) throws Exception {
        return http.perform(request(body).header("X-Service-Desk-Token", SlipwayTest.DESK_TOKEN));
    }

    /** @param fields of the issue, in JSON; {@code priority} and {@code environment} among them, or not */
    public static String hook(String id, String key, String fields) {
        return "{\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"" + id + "\",\"self\":"
                + "\"https://jira.example/rest/api/3/issue/" + id + "\",\"key\":\"" + key + "\",\"fields\":{" + fields
                + "}}}";
    }

    public static String fields(String priority, String environment) {
        return "\"project\":{\"key\":\"SD\"},\"summary\":\"Queries return other patients\",\"priority\":" + priority
                + ",\"environment\":" + environment;
    }

    static MockHttpServletRequestBuilder signed(String body) {
        return request(body).header("X-Hub-Signature", "sha256=" + hmac(body));
    }

    static MockHttpServletRequestBuilder request(String body) {
        return post(HOOK).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    public static ReleaseKey key(ResultActions answer) throws Exception {
        return new ReleaseKey(JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$.key"));
    }

    static String hmac(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SlipwayTest.DESK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
