package io.slipway.models;

import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets this node work on what a proposal made of a set that it works on already, whichever node deployed it: else such
 * releases would stand still without a word once that node is gone. What the start of a newer application brought in is
 * left to nodes of that version.
 */
@Component
class SetsOfOtherNodes {

    private final JdbcClient db;
    private final ManagementService jobs;

    SetsOfOtherNodes(JdbcClient db, ManagementService jobs) {
        this.db = db;
        this.jobs = jobs;
    }

    private record Step(String from, String to) {}

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void takeUp() {
        db.sql("""
                SELECT base.deployment_id AS base, made.deployment_id AS made
                FROM slw_model_set made JOIN slw_model_set base ON base.set_number = made.set_number - 1
                WHERE made.proposal_id IS NOT NULL
                ORDER BY made.set_number""")
                .query((row, number) -> new Step(row.getString("base"), row.getString("made")))
                .list()
                .forEach(this::takeUp);
    }

    private void takeUp(Step step) {
        var known = jobs.getRegisteredDeployments();
        if (known.contains(step.from()) && !known.contains(step.to())) {
            jobs.registerDeploymentForJobExecutor(step.to());
        }
    }
}
