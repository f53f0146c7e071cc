package io.slipway.gate;

import io.slipway.process.ApplicationRights;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;

/** Lets people hand back a task that they claimed; the engine asks for the right to assign tasks, which nobody has. */
@PreMatching
final class UnclaimFilter implements ContainerRequestFilter {

    private static final Pattern UNCLAIM = Pattern.compile("/?(?:engine/[^/]+/)?task/([^/]+)/unclaim/?");

    @Override
    public void filter(ContainerRequestContext request) {
        var path = UNCLAIM.matcher(request.getUriInfo().getPath());
        if (request.getMethod().equals("POST")
                && path.matches()
                && handedBack(ProcessEngines.getDefaultProcessEngine(false), path.group(1))) {
            request.abortWith(Response.noContent().build());
        }
    }

    /** Whether it was the person's own task; of any other the engine decides. */
    private static boolean handedBack(ProcessEngine engine, String task) {
        var people = engine.getIdentityService();
        var tasks = engine.getTaskService();
        var signedIn = people.getCurrentAuthentication();
        if (signedIn == null
                || tasks.createTaskQuery()
                                .taskId(task)
                                .taskAssignee(signedIn.getUserId())
                                .count()
                        == 0) {
            return false;
        }
        people.setAuthentication(signedIn.getUserId(), List.of(ApplicationRights.GROUP));
        try {
            tasks.setAssignee(task, null);
        } finally {
            people.setAuthentication(signedIn);
        }
        return true;
    }
}
