package io.slipway.approval;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.TaskContent;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows the advice that those consulted gave, to whoever decides after them. */
@Component
class AdviceShown implements TaskContent {

    private final Approvals approvals;
    private final Releases releases;
    private final Programmes programmes;

    AdviceShown(Approvals approvals, Releases releases, Programmes programmes) {
        this.approvals = approvals;
        this.releases = releases;
        this.programmes = programmes;
    }

    @Override
    public Map<String, Object> of(ReleaseKey release, String task) {
        var programme = programmes.get(releases.get(release).programme());
        return Map.of(
                "advice",
                approvals.of(release).stream()
                        .filter(approval -> approval.step().equals("giveAdvice"))
                        .map(approval -> Map.of(
                                "who", name(programme, approval.role()),
                                "decision", approval.decision().equals("concern") ? "CONCERN" : "no concern",
                                "comment", approval.comment()))
                        .toList());
    }

    private static String name(Programme programme, String group) {
        var parties = programme.parties().stream()
                .filter(party -> programme.partyGroup(party.id()).equals(group))
                .map(Programme.Party::name);
        var roles = programme.roles().stream()
                .filter(role -> programme.roleGroup(role.id()).equals(group))
                .map(Programme.Role::name);
        return Stream.concat(parties, roles).findFirst().orElse(group);
    }
}
