package io.slipway.evidence;

import io.slipway.evidence.TimelineEntry.Kind;
import io.slipway.release.Release;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.stereotype.Component;

/** What the engine's history has to tell: start and end, tasks done, incidents come and gone. */
@Component
class EngineHistory {

    private final HistoryService history;
    private final Names names;

    EngineHistory(HistoryService history, Names names) {
        this.history = history;
        this.names = names;
    }

    /** Returns the entries, without the tasks of those steps that a room tells more about. */
    Stream<TimelineEntry> of(Release release, Set<String> toldElsewhere) {
        var lifecycles = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(release.key().value())
                .list();
        return Stream.of(
                        started(release),
                        ended(release, lifecycles),
                        done(release, toldElsewhere),
                        troubles(lifecycles))
                .flatMap(one -> one);
    }

    private static String name(Release release) {
        return (release.version() == null ? "" : "Release ") + release.number();
    }

    private static String what(Release release) {
        return release.version() == null ? release.number() : "Release";
    }

    private Stream<TimelineEntry> started(Release release) {
        return Stream.of(new TimelineEntry(
                release.requestedAt(),
                Kind.LIFECYCLE,
                name(release) + " started",
                names.person(release.requestedBy()),
                null,
                release.reason(),
                null));
    }

    private Stream<TimelineEntry> ended(Release release, List<HistoricProcessInstance> lifecycles) {
        var withdrawn = release.withdrawnReason();
        return lifecycles.stream()
                .filter(lifecycle -> lifecycle.getId().equals(release.processInstanceId()))
                .map(HistoricProcessInstance::getEndTime)
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .map(end -> new TimelineEntry(
                        end,
                        Kind.LIFECYCLE,
                        withdrawn == null ? what(release) + " closed" : "Release withdrawn",
                        null,
                        null,
                        withdrawn,
                        null));
    }

    private Stream<TimelineEntry> done(Release release, Set<String> toldElsewhere) {
        return history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(release.key().value())
                .finished()
                .list()
                .stream()
                .filter(task -> "completed".equals(task.getDeleteReason()))
                .filter(task -> !toldElsewhere.contains(task.getTaskDefinitionKey()))
                .map(this::done);
    }

    private TimelineEntry done(HistoricTaskInstance task) {
        return new TimelineEntry(
                task.getEndTime().toInstant(),
                Kind.TASK,
                task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                task.getAssignee() == null ? null : names.person(task.getAssignee()),
                null,
                null,
                null);
    }

    private Stream<TimelineEntry> troubles(List<HistoricProcessInstance> lifecycles) {
        return lifecycles.stream()
                .flatMap(lifecycle ->
                        history.createHistoricIncidentQuery().processInstanceId(lifecycle.getId()).list().stream())
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .map(EngineHistory::trouble);
    }

    private static TimelineEntry trouble(HistoricIncident incident) {
        return new TimelineEntry(
                incident.getCreateTime().toInstant(),
                Kind.INCIDENT,
                "Incident at " + Stages.activity(incident.getActivityId()) + (incident.isOpen() ? "" : ", resolved"),
                null,
                null,
                incident.getIncidentMessage(),
                null);
    }
}
