package io.slipway.approval;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows the advice that those consulted gave, to whoever decides after them. */
@Component
class AdviceShown implements TaskContent {

    private final Approvals approvals;
    private final Programmes programmes;

    AdviceShown(Approvals approvals, Programmes programmes) {
        this.approvals = approvals;
        this.programmes = programmes;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        return Map.of("advice", () -> advice(release));
    }

    private List<Map<String, String>> advice(Release release) {
        var programme = programmes.get(release.programme());
        return approvals.of(release.key()).stream()
                .filter(approval -> approval.step().equals("giveAdvice"))
                .map(approval -> Map.of(
                        "who", name(programme, approval.role()),
                        "decision", approval.decision().equals("concern") ? "CONCERN" : "no concern",
                        "comment", approval.comment()))
                .toList();
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
