package io.slipway.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.identity.EngineSight;
import io.slipway.words.Quoted;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A job that failed is tried again: its retries are raised. With none left a timer would stand still for ever. */
@Component
class JobRetries implements BodyCheck {

    private static final int MOST = 10;
    private static final String JOB = "/job/{id}/retries";
    private static final String JOBS_OF_A_KIND = "/job-definition/{id}/retries";

    private final ObjectProvider<ManagementService> jobs;
    private final EngineSight sight;

    JobRetries(ObjectProvider<ManagementService> jobs, EngineSight sight) {
        this.jobs = jobs;
        this.sight = sight;
    }

    @Override
    public boolean concerns(HttpServletRequest request) {
        return BodyCheck.asks(request, "PUT", JOB) || BodyCheck.asks(request, "PUT", JOBS_OF_A_KIND);
    }

    @Override
    public List<String> problems(HttpServletRequest request, byte[] body) {
        if (body.length == 0) {
            return List.of("Send how often the job is tried, such as {\"retries\": 1}");
        }
        var wish = EngineJson.checked(body);
        var problems = new ArrayList<String>();
        var strangers = EngineJson.strangers(wish, Set.of("retries"));
        if (!strangers.isEmpty()) {
            problems.add("A job keeps its time and place; leave out " + Quoted.all(strangers));
        }
        var fewest = BodyCheck.asks(request, "PUT", JOB) ? present(BodyCheck.part(request, 1)) : 1;
        if (!fits(wish.path("retries"), fewest)) {
            problems.add("Retries are raised, never lowered; send a whole number from " + fewest + " to " + MOST);
        }
        return problems;
    }

    private static boolean fits(JsonNode retries, int fewest) {
        return retries.isInt() && retries.intValue() >= fewest && retries.intValue() <= Math.max(fewest, MOST);
    }

    private int present(String id) {
        return sight.everything(() -> {
            var job = jobs.getObject().createJobQuery().jobId(id).singleResult();
            return job == null ? 1 : Math.max(1, job.getRetries());
        });
    }
}
