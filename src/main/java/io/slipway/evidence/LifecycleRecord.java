package io.slipway.evidence;

import io.slipway.release.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which stages each lifecycle has entered and that it came to an end, in the transaction of its token. */
@Component
class LifecycleRecord {

    /** What both databases take as the parameters of one statement. */
    private static final int CHUNK = 500;

    private final JdbcClient db;
    private final Clock clock;

    LifecycleRecord(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @EventListener
    void moved(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        if (key == null || execution.getSuperExecution() != null) {
            return;
        }
        var instance = execution.getProcessInstanceId();
        if (hasEnded(execution)) {
            ended(instance, key, clock.instant());
        } else if (execution.getBpmnModelElementInstance() instanceof SubProcess part && isStage(execution, part)) {
            entered(instance, key, part.getId(), part.getName() == null ? part.getId() : part.getName());
        }
    }

    /** At an end of its model, that is: what is deleted ends as cancelled, or without a word. */
    private static boolean hasEnded(DelegateExecution execution) {
        return ExecutionListener.EVENTNAME_END.equals(execution.getEventName())
                && execution.getProcessInstanceId().equals(execution.getActivityInstanceId())
                && !execution.isCanceled();
    }

    private static boolean isStage(DelegateExecution execution, SubProcess part) {
        return ExecutionListener.EVENTNAME_START.equals(execution.getEventName())
                && part.getParentElement() instanceof Process
                && !part.triggeredByEvent();
    }

    void ended(String instance, String key, Instant at) {
        db.sql("""
                INSERT INTO slw_lifecycle_end (process_instance_id, release_key, ended_at)
                SELECT :instance, release_key, :at FROM slw_release WHERE release_key = :key
                    AND NOT EXISTS (SELECT 1 FROM slw_lifecycle_end WHERE process_instance_id = :instance)""")
                .param("instance", instance)
                .param("key", key)
                .param("at", Rows.at(at))
                .update();
        db.sql("""
                UPDATE slw_release SET ended_at = :at WHERE release_key = :key AND ended_at IS NULL
                    AND (process_instance_id = :instance OR process_instance_id IS NULL)""")
                .param("at", Rows.at(at))
                .param("key", key)
                .param("instance", instance)
                .update();
    }

    private void entered(String instance, String key, String stage, String name) {
        db.sql("""
                INSERT INTO slw_stage_entry (process_instance_id, release_key, stage, name, entered_at)
                SELECT :instance, release_key, :stage, :name, :at FROM slw_release WHERE release_key = :key""")
                .param("instance", instance)
                .param("key", key)
                .param("stage", stage)
                .param("name", name)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    /** Returns when each of these lifecycles ended; those without an end are left out. */
    Map<String, Instant> of(Collection<String> instances) {
        var ends = new LinkedHashMap<String, Instant>();
        var all = new ArrayList<>(instances);
        for (var from = 0; from < all.size(); from += CHUNK) {
            db.sql("SELECT process_instance_id, ended_at FROM slw_lifecycle_end WHERE process_instance_id IN (:some)")
                    .param("some", all.subList(from, Math.min(from + CHUNK, all.size())))
                    .query((row, number) -> Map.entry(row.getString(1), Rows.instant(row, "ended_at")))
                    .list()
                    .forEach(end -> ends.put(end.getKey(), end.getValue()));
        }
        return ends;
    }

    /** Returns the stages that each lifecycle has entered, each by its last entry, in the order of these. */
    Map<String, List<StageEntry>> stages(Collection<String> instances) {
        var stages = new HashMap<String, List<StageEntry>>();
        if (!instances.isEmpty()) {
            db.sql("""
                    SELECT process_instance_id, stage, name, entered_at FROM slw_stage_entry e
                    WHERE process_instance_id IN (:some) AND NOT EXISTS (SELECT 1 FROM slw_stage_entry l
                        WHERE l.process_instance_id = e.process_instance_id AND l.stage = e.stage AND l.id > e.id)
                    ORDER BY id""").param("some", instances).query(row -> {
                stages.computeIfAbsent(row.getString("process_instance_id"), instance -> new ArrayList<>())
                        .add(new StageEntry(
                                row.getString("stage"), row.getString("name"), Rows.instant(row, "entered_at")));
            });
        }
        return stages;
    }
}
