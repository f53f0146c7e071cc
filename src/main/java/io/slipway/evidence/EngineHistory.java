package io.slipway.evidence;

import io.slipway.evidence.TimelineEntry.Kind;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.stereotype.Component;

/** What the lifecycle has to tell: start and end, tasks done, incidents come and gone. */
@Component
class EngineHistory {

    private final HistoryService history;
    private final Fates fates;
    private final WriteOffs writeOffs;
    private final Releases releases;
    private final Names names;

    EngineHistory(HistoryService history, Fates fates, WriteOffs writeOffs, Releases releases, Names names) {
        this.history = history;
        this.fates = fates;
        this.writeOffs = writeOffs;
        this.releases = releases;
        this.names = names;
    }

    /** Returns the entries, without the tasks of those steps that a room tells more about. */
    Stream<TimelineEntry> of(Release release, Set<String> toldElsewhere) {
        var lifecycles = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(release.key().value())
                .list();
        return Stream.of(
                        started(release),
                        ended(release),
                        writtenOff(release),
                        done(roots(lifecycles), toldElsewhere),
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
        return Stream.of(TimelineEntry.of(
                release.requestedAt(),
                Kind.LIFECYCLE,
                name(release) + " started",
                names.at(release.requestedBy(), release.requestedAt()),
                null,
                release.reason(),
                null));
    }

    private Stream<TimelineEntry> ended(Release release) {
        return Optional.ofNullable(fates.of(release).endedAt()).map(end -> ended(release, end)).stream();
    }

    private TimelineEntry ended(Release release, Instant end) {
        var withdrawn = release.withdrawnReason();
        return TimelineEntry.of(
                end,
                Kind.LIFECYCLE,
                withdrawn == null ? what(release) + " closed" : "Release withdrawn",
                withdrawn == null
                        ? null
                        : releases.withdrawnBy(release.key())
                                .map(by -> names.at(by, end))
                                .orElse(null),
                null,
                withdrawn,
                null);
    }

    private Stream<TimelineEntry> writtenOff(Release release) {
        return Optional.ofNullable(writeOffs.of(List.of(release)).get(release.key()))
                .map(settled -> TimelineEntry.of(
                        settled.decidedAt(),
                        Kind.LIFECYCLE,
                        "Lost release written off",
                        names.at(settled.decidedBy(), settled.decidedAt()),
                        null,
                        settled.reason(),
                        null))
                .stream();
    }

    /** Asked by its root, a task is found by an index; by the business key, H2 reads every task that ever was. */
    private static Set<String> roots(List<HistoricProcessInstance> lifecycles) {
        return lifecycles.stream()
                .map(HistoricProcessInstance::getRootProcessInstanceId)
                .collect(Collectors.toSet());
    }

    private Stream<TimelineEntry> done(Set<String> roots, Set<String> toldElsewhere) {
        return roots.stream()
                .flatMap(root ->
                        history
                                .createHistoricTaskInstanceQuery()
                                .rootProcessInstanceId(root)
                                .finished()
                                .list()
                                .stream())
                .filter(task -> "completed".equals(task.getDeleteReason()))
                .filter(task -> !toldElsewhere.contains(task.getTaskDefinitionKey()))
                .map(this::done);
    }

    private TimelineEntry done(HistoricTaskInstance task) {
        return TimelineEntry.of(
                task.getEndTime().toInstant(),
                Kind.TASK,
                task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                task.getAssignee() == null
                        ? null
                        : names.at(task.getAssignee(), task.getEndTime().toInstant()),
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
        return TimelineEntry.of(
                incident.getCreateTime().toInstant(),
                Kind.INCIDENT,
                "Incident at " + Stages.activity(incident.getActivityId()) + (incident.isOpen() ? "" : ", resolved"),
                null,
                null,
                incident.getIncidentMessage(),
                null);
    }
}
