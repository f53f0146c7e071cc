package io.slipway.gate;

import java.util.List;
import java.util.stream.Stream;

/**
 * All of the engine's interface that anybody gets to; who of them does, the engine's rights and the {@link BodyCheck}s
 * decide. What is not here is refused to everybody, whatever rights somebody was granted: releases start, move and end
 * through {@code Releases}, and nothing that was recorded goes away.
 */
final class Openings {

    private static final List<Opening> ALL = Stream.of(
                    // What runs and what has run: Tasklist, Cockpit, auditors' programs and the history page read it.
                    open("GET", "/engine", "/version"),
                    open("GET", "/process-definition/**", "/decision-definition/**", "/deployment/**"),
                    open("GET", "/decision-requirements-definition/**", "/case-definition/**"),
                    open("GET", "/process-instance", "/process-instance/count", "/process-instance/{id}"),
                    open("GET", "/process-instance/{id}/activity-instances", "/process-instance/{id}/variables/**"),
                    open("GET", "/execution/**", "/variable-instance/**", "/event-subscription/**", "/incident/**"),
                    open("GET", "/job/**", "/job-definition/**", "/batch/**", "/external-task/**", "/history/**"),
                    open("GET", "/metrics/**", "/telemetry/configuration", "/telemetry/data"),
                    // The same, asked with a body because the question is long.
                    open("POST", "/process-instance", "/process-instance/count", "/execution", "/execution/count"),
                    open("POST", "/variable-instance", "/variable-instance/count", "/job", "/job/count"),
                    open("POST", "/job-definition", "/job-definition/count", "/external-task", "/external-task/count"),
                    open("POST", "/history/process-instance", "/history/process-instance/count"),
                    open("POST", "/history/activity-instance", "/history/activity-instance/count"),
                    open("POST", "/history/variable-instance", "/history/variable-instance/count"),
                    open("POST", "/history/task", "/history/task/count", "/history/detail"),
                    open("POST", "/history/job-log", "/history/job-log/count"),
                    // Somebody's work: seen, claimed for oneself, handed back, answered through its form, remarked on.
                    open("GET", "/task", "/task/count", "/task/{id}", "/task/report/candidate-group-count"),
                    open("GET", "/task/{id}/form", "/task/{id}/deployed-form", "/task/{id}/rendered-form"),
                    open("GET", "/task/{id}/form-variables", "/task/{id}/variables/**", "/task/{id}/localVariables/**"),
                    open("GET", "/task/{id}/identity-links", "/task/{id}/comment", "/task/{id}/comment/{comment}"),
                    open("POST", "/task", "/task/count"),
                    open("POST", "/task/{id}/claim", "/task/{id}/unclaim", "/task/{id}/comment/create"),
                    open("POST", "/task/{id}/complete", "/task/{id}/submit-form"),
                    // Lists of tasks, which hold no expression of their own.
                    open("GET", "/filter/**"),
                    open("POST", "/filter/create", "/filter/{id}/list", "/filter/{id}/count"),
                    open("POST", "/filter/{id}/singleResult"),
                    open("PUT", "/filter/{id}"),
                    open("DELETE", "/filter/{id}"),
                    // What failed technically is tried again; a job is never stopped, moved to another time or dropped.
                    open("PUT", "/job/{id}/retries", "/job-definition/{id}/retries"),
                    // New versions of models and forms, taken as proposals; the engine itself sees none of them.
                    open("POST", "/deployment/create"),
                    // Accounts, groups and rights, in Admin; one's own password and address of mail.
                    open("GET", "/user", "/user/count", "/user/{id}/profile", "/group", "/group/count", "/group/{id}"),
                    open("GET", "/authorization/**", "/identity/groups", "/identity/password-policy"),
                    open("GET", "/tenant", "/tenant/count"),
                    open("POST", "/group", "/group/count", "/identity/password-policy"),
                    open("POST", "/user/create", "/user/{id}/unlock", "/group/create", "/authorization/create"),
                    open("PUT", "/user/{id}/profile", "/user/{id}/credentials", "/group/{id}"),
                    open("PUT", "/group/{id}/members/{user}", "/authorization/{id}"),
                    open("DELETE", "/user/{id}", "/group/{id}", "/group/{id}/members/{user}", "/authorization/{id}"),
                    // What the webapps' pages ask before they show a button.
                    open("OPTIONS", "/user", "/user/{id}", "/group", "/group/{id}", "/group/{id}/members"),
                    open("OPTIONS", "/filter", "/filter/{id}", "/authorization", "/authorization/{id}"),
                    open("OPTIONS", "/tenant", "/tenant/{id}"),
                    // What the webapps have of their own: counting and listing for Cockpit, signing in and out.
                    open("GET", "/webapps/{app}/plugin/**", "/webapps/admin/auth/user/{engine}"),
                    open("POST", "/webapps/admin/auth/user/{engine}/login/{app}"),
                    open("POST", "/webapps/admin/auth/user/{engine}/logout"),
                    open("POST", "/webapps/cockpit/plugin/base/{engine}/process-instance"),
                    open("POST", "/webapps/cockpit/plugin/base/{engine}/process-instance/count"),
                    open(
                            "POST",
                            "/webapps/cockpit/plugin/base/{engine}/process-instance/{id}/called-process-instances"),
                    open(
                            "POST",
                            "/webapps/cockpit/plugin/base/{engine}/process-definition/{id}/called-process-definitions"),
                    open("POST", "/webapps/cockpit/plugin/base/{engine}/incident"),
                    open("POST", "/webapps/cockpit/plugin/base/{engine}/incident/count"))
            .flatMap(List::stream)
            .toList();

    private Openings() {}

    static boolean admit(EngineAddress asked) {
        return ALL.stream().anyMatch(opening -> opening.admits(asked));
    }

    private static List<Opening> open(String method, String... paths) {
        return Stream.of(paths).map(path -> new Opening(method, path)).toList();
    }
}
