package io.slipway.benchmark;

import io.slipway.testing.Eventually;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;

/** How soon a node that has nothing else to do goes on: after an approval, and when a timer is due. */
public final class NodeFigures implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(60);

    private final Application application = Application.atWork();
    private final TestClock clock = application.context().getBean(TestClock.class);
    private final ProcessEngine engine = application.context().getBean(ProcessEngine.class);
    private final List<PlannedRelease> scoped = new ArrayList<>();

    /** Returns the milliseconds from each approval to the start of the automatic step behind it. */
    public Figures approvals(int warmUp, int count) {
        var figures = new Figures();
        for (var number = -warmUp; number < count; number++) {
            var millis = approval();
            if (number >= 0) {
                figures.add(millis);
            }
        }
        return figures;
    }

    /** Returns by how many milliseconds each timer fired late, the node having idled for a minute before. */
    public Figures timers(int count) {
        var figures = new Figures();
        for (var number = 0; number < count; number++) {
            figures.add(timer(scoped.get(number)));
        }
        return figures;
    }

    @Override
    public void close() {
        application.close();
    }

    private double approval() {
        var release = PlannedRelease.start(application.context(), "Approval");
        release.defineScope();
        var life = release.life();
        var task = life.tasks("acceptScope").get(0).getId();
        var asked = new Date[1];
        life.as("product-owner", () -> {
            engine.getTaskService().claim(task, "product-owner");
            asked[0] = Date.from(clock.instant());
            engine.getTaskService()
                    .complete(
                            task,
                            Map.of(
                                    "decision",
                                    "accept",
                                    "contentDigest",
                                    engine.getTaskService().getVariable(task, "contentDigest")));
        });
        Eventually.until(() -> life.tasks("planSchedule"), tasks -> !tasks.isEmpty());
        scoped.add(release);
        var step = step(String.valueOf(life.release().processInstanceId()), "createTicketRelease");
        return step.getStartTime().getTime() - asked[0].getTime();
    }

    private double timer(PlannedRelease release) {
        release.planSchedule();
        var consultation = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(release.key().value())
                .processDefinitionKey("consult")
                .singleResult()
                .getId();
        var timer = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(consultation)
                .singleResult()
                .getId();
        var due = Date.from(clock.instant().plus(IDLE));
        engine.getManagementService().setJobDuedate(timer, due);
        // looking sooner would keep the node awake
        LockSupport.parkNanos(IDLE.plusSeconds(1).toNanos());
        Eventually.until(() -> release.life().tasks("confirmSchedule"), tasks -> !tasks.isEmpty());
        return step(consultation, "consultationClosed").getStartTime().getTime() - due.getTime();
    }

    private HistoricActivityInstance step(String instance, String activity) {
        return engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityId(activity)
                .singleResult();
    }
}
