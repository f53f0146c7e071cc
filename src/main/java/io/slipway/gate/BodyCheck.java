package io.slipway.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Looks into what somebody sends to the engine's interface before the engine does. */
interface BodyCheck {

    boolean concerns(HttpServletRequest request);

    /** Returns what is wrong, where, and how to mend it; nothing when the engine may have it. */
    List<String> problems(HttpServletRequest request, byte[] body);

    /** Returns whether the request asks this of the engine's interface, by whichever of its addresses. */
    static boolean asks(HttpServletRequest request, String method, String pattern) {
        return EngineAddress.of(request)
                .filter(asked -> asked.is(method, pattern))
                .isPresent();
    }

    /** Returns a part of the address within the engine's interface, the first being number 0. */
    static String part(HttpServletRequest request, int number) {
        return EngineAddress.of(request).orElseThrow().part(number);
    }
}
