package io.slipway.models;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The versions of the processes that are in force or still run something, and who brought them in. */
@Service
public class DeployedProcesses {

    private final JdbcClient db;
    private final ManagementService statistics;
    private final RepositoryService models;
    private final ModelProposals proposals;

    DeployedProcesses(JdbcClient db, ManagementService statistics, RepositoryService models, ModelProposals proposals) {
        this.db = db;
        this.statistics = statistics;
        this.models = models;
        this.proposals = proposals;
    }

    /**
     * A version of a process.
     *
     * @param inForce whether what starts now runs on it
     * @param running how many instances run on it
     * @param change the proposal that brought it in; null where it came with a start
     */
    public record Version(
            String id,
            String name,
            String file,
            int number,
            boolean inForce,
            int running,
            Instant since,
            @Nullable ModelProposal change) {}

    private record Origin(@Nullable Long proposal, Instant at) {}

    /** Returns them by name, the newest version of each first; all are asked for at once. */
    public List<Version> all() {
        var origins = origins();
        var known = proposals.all().stream().collect(toMap(ModelProposal::id, Function.identity()));
        return statistics.createProcessDefinitionStatisticsQuery().list().stream()
                .filter(version -> origins.containsKey(version.getDeploymentId()))
                .collect(groupingBy(ProcessDefinitionStatistics::getKey))
                .values()
                .stream()
                .flatMap(versions -> versions(versions, origins, known))
                .sorted(comparing(Version::name)
                        .thenComparing(comparing(Version::number).reversed()))
                .toList();
    }

    /** Returns the diagram as it was deployed. */
    public Optional<byte[]> diagram(String version) {
        var known = models.createProcessDefinitionQuery()
                .processDefinitionId(version)
                .count();
        if (known == 0) {
            return Optional.empty();
        }
        try (var model = models.getProcessModel(version)) {
            return Optional.of(model.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Version> versions(
            List<ProcessDefinitionStatistics> all, Map<String, Origin> origins, Map<Long, ModelProposal> known) {
        var newest = all.stream()
                .mapToInt(ProcessDefinitionStatistics::getVersion)
                .max()
                .orElseThrow();
        return all.stream()
                .filter(version -> version.getVersion() == newest || version.getInstances() > 0)
                .map(version -> version(
                        version,
                        version.getVersion() == newest,
                        Objects.requireNonNull(origins.get(version.getDeploymentId())),
                        known));
    }

    private static Version version(
            ProcessDefinitionStatistics version, boolean inForce, Origin origin, Map<Long, ModelProposal> known) {
        return new Version(
                version.getId(),
                Objects.requireNonNullElse(version.getName(), version.getKey()),
                version.getKey() + ".bpmn",
                version.getVersion(),
                inForce,
                version.getInstances(),
                origin.at(),
                origin.proposal() == null ? null : known.get(origin.proposal()));
    }

    private Map<String, Origin> origins() {
        return db
                .sql("SELECT deployment_id, proposal_id, deployed_at FROM slw_model_set")
                .query((row, number) -> Map.entry(
                        row.getString("deployment_id"),
                        new Origin(
                                row.getObject("proposal_id", Long.class),
                                row.getObject("deployed_at", OffsetDateTime.class)
                                        .toInstant())))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }
}
