package io.slipway.evidence;

import io.slipway.approval.Approvals;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.stereotype.Service;

/** Every task of a release by its id, for as long as there is a history of it. */
@Service
public class TaskRecords {

    private final HistoryService history;
    private final Releases releases;
    private final Programmes programmes;
    private final Approvals approvals;
    private final Decisions decisions;
    private final Standings standings;

    TaskRecords(
            HistoryService history,
            Releases releases,
            Programmes programmes,
            Approvals approvals,
            Decisions decisions,
            Standings standings) {
        this.history = history;
        this.releases = releases;
        this.programmes = programmes;
        this.approvals = approvals;
        this.decisions = decisions;
        this.standings = standings;
    }

    /**
     * Returns what has become of the task; nothing if there never was such a task of a release.
     *
     * @param reader who reads it, by the programme it belongs to
     */
    public Optional<TaskRecord> find(String id, Function<Programme, Reader> reader) {
        return Optional.ofNullable(
                        history.createHistoricTaskInstanceQuery().taskId(id).singleResult())
                .flatMap(task -> release(task).map(release -> record(task, release, reader)));
    }

    private Optional<Release> release(HistoricTaskInstance task) {
        return Optional.ofNullable(task.getRootProcessInstanceId())
                .flatMap(root -> Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(root)
                        .singleResult()))
                .map(HistoricProcessInstance::getBusinessKey)
                .flatMap(key -> releases.find(new ReleaseKey(key)));
    }

    private TaskRecord record(HistoricTaskInstance task, Release release, Function<Programme, Reader> reader) {
        var open = task.getEndTime() == null ? open(task, release) : Optional.<Standing.OpenTask>empty();
        return new TaskRecord(
                task.getId(),
                task.getName(),
                release,
                open.orElse(null),
                approvals
                        .inTask(task.getId())
                        .map(approval ->
                                decisions.of(release, approval, reader.apply(programmes.get(release.programme()))))
                        .orElse(null),
                task.getEndTime() == null ? null : task.getEndTime().toInstant());
    }

    private Optional<Standing.OpenTask> open(HistoricTaskInstance task, Release release) {
        return Stream.of(standings.openTasks(release))
                .flatMap(List::stream)
                .filter(open -> open.id().equals(task.getId()))
                .findFirst();
    }
}
