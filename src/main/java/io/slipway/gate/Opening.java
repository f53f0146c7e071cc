package io.slipway.gate;

import java.util.regex.Pattern;

/** One thing of the engine's interface that may be asked for; {@code {…}} is one part of a path, {@code **} all below. */
record Opening(String method, Pattern path) {

    Opening(String method, String path) {
        this(method, Pattern.compile(path.replaceAll("\\{\\w+}", "[^/]+").replace("/**", "(?:/[^/]+)*")));
    }

    boolean admits(EngineAddress asked) {
        return method.equals(asked.method().equals("HEAD") ? "GET" : asked.method())
                && path.matcher(asked.path()).matches();
    }
}
