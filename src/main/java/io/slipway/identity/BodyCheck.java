package io.slipway.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Looks into what somebody sends to the engine's interface before the engine does. */
interface BodyCheck {

    boolean concerns(HttpServletRequest request);

    /** Returns what is wrong, where, and how to mend it; nothing when the engine may have it. */
    List<String> problems(HttpServletRequest request, byte[] body);

    /** Returns the decoded path, as the engine's interface will see it. */
    static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
