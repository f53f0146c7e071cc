package io.slipway.approval;

import io.slipway.process.TaskProperties;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.readiness.Resolvers;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/**
 * Where parties release for themselves, a task of a release is the affair of the party that resolves it: of the parties that
 * share its role, none but that one does the work or decides. Whoever is to be consulted is asked all the same.
 */
@Component
class AskTheResolver {

    private static final String CONSULTED = ":C";

    private final Releases releases;
    private final Resolvers resolvers;
    private final Programmes programmes;

    AskTheResolver(Releases releases, Resolvers resolvers, Programmes programmes) {
        this.releases = releases;
        this.resolvers = resolvers;
        this.programmes = programmes;
    }

    /** To be called when the task is created, before anybody hears of it. */
    void narrow(DelegateTask task) {
        if (TaskProperties.of(task).getOrDefault("raci", "").endsWith(CONSULTED)) {
            return;
        }
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        resolvers.of(release).ifPresent(party -> {
            var others = others(programmes.get(release.programme()), party);
            task.getCandidates().stream()
                    .map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull)
                    .filter(others::contains)
                    .toList()
                    .forEach(task::deleteCandidateGroup);
        });
    }

    private static List<String> others(Programme programme, Programme.Party resolver) {
        return programme.partiesOf(resolver.role()).stream()
                .filter(party -> !party.equals(resolver))
                .map(party -> programme.partyGroup(party.id()))
                .toList();
    }
}
