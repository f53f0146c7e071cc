package io.slipway.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;

/** A refusal in the shape of the engine's own, which Camunda Modeler and the webapps show to their user. */
public final class EngineRefusal {

    private static final JsonMapper JSON = new JsonMapper();

    private EngineRefusal() {}

    public static void answer(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        JSON.writeValue(response.getOutputStream(), Map.of("type", "InvalidRequestException", "message", message));
    }
}
