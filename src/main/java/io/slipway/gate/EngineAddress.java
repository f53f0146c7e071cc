package io.slipway.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * What a request asks of the engine's interface, the same for each of the addresses it has. What the webapps have beside
 * it stands below {@code /webapps}.
 */
record EngineAddress(String method, String path) {

    private static final List<String> ENGINES = List.of("/engine-rest", "/camunda/api/engine");
    private static final String OUR_ENGINE = "/engine/default";
    private static final String WEBAPPS = "/camunda/api";

    /** Returns nothing for what is no interface: the pages of the webapps and their files. */
    static Optional<EngineAddress> of(HttpServletRequest request) {
        var path = decoded(request);
        var engine =
                ENGINES.stream().flatMap(root -> below(root, path).stream()).findFirst();
        return engine.map(rest -> below(OUR_ENGINE, rest).orElse(rest))
                .or(() -> below(WEBAPPS, path).map(rest -> "/webapps" + rest))
                .map(rest -> new EngineAddress(request.getMethod(), withoutLastSlash(rest)));
    }

    /** Returns whether this asks for {@code method} of such a path; {@code {…}} stands for one part of it. */
    boolean is(String method, String pattern) {
        return this.method.equals(method) && new Opening(method, pattern).admits(this);
    }

    /** Returns a part of the path, the first being number 0. */
    String part(int number) {
        return path.substring(1).split("/")[number];
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static Optional<String> below(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/")
                ? Optional.of(path.substring(root.length()))
                : Optional.empty();
    }

    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String decoded(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
