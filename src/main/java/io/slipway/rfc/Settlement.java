package io.slipway.rfc;

import io.slipway.readiness.Criteria;
import io.slipway.readiness.ReleaseContent;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What those asked to approve a request for change answer, and what becomes of it by that. */
@Component
class Settlement {

    private final Releases releases;
    private final ReleaseContent content;
    private final Criteria criteria;
    private final RfcTable table;
    private final Clock clock;

    Settlement(Releases releases, ReleaseContent content, Criteria criteria, RfcTable table, Clock clock) {
        this.releases = releases;
        this.content = content;
        this.criteria = criteria;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Keeps what somebody of the group answers.
     *
     * @throws RuleBroken when nothing is asked of the group, the person raised the request, or it asks for something else by now
     */
    void answer(ReleaseKey key, String group, Rfc.Verdict verdict, String comment, String by) {
        releases.hold(key);
        var rfc = table.current(key)
                .filter(current -> current.state() == Rfc.State.RAISED)
                .orElseThrow(
                        () -> new RuleBroken("No request for change of " + key + " is raised; nobody decides on it"));
        if (by.equals(rfc.raisedBy())) {
            throw new RuleBroken("You raised request for change " + rfc.number()
                    + " yourself; whoever raises it never decides on it. Another member of the team has to");
        }
        if (rfc.answers().stream().noneMatch(answer -> answer.group().equals(group) && answer.verdict() == null)) {
            throw new RuleBroken("Request for change " + rfc.number() + " does not wait for an answer of this group;"
                    + " look at it as it is now");
        }
        if (verdict == Rfc.Verdict.APPROVED && hasChanged(key, rfc)) {
            throw new RuleBroken("The build, a window or the scope is another than when request for change "
                    + rfc.number() + " was raised (M-203); send it back, so that it is raised for what it is now");
        }
        table.answer(key, rfc.number(), new Rfc.Answer(group, verdict, by, clock.instant(), comment));
    }

    /**
     * Approves the request if everybody asked has, for exactly what it asks for now, and records that as a criterion; else
     * refuses it or sends it back.
     *
     * @return whether it is approved
     */
    boolean settle(ReleaseKey key, String criterion) {
        releases.hold(key);
        var rfc = table.current(key).orElseThrow(() -> new RuleBroken("There is no request for change of " + key));
        var state = rfc.state() == Rfc.State.RAISED ? settled(key, rfc) : rfc.state();
        table.state(key, rfc.number(), state);
        if (state != Rfc.State.APPROVED) {
            return false;
        }
        var release = releases.get(key);
        var approvers = rfc.answers().stream()
                .map(answer -> Objects.requireNonNull(answer.by()))
                .distinct()
                .toList();
        criteria.met(
                release,
                criterion,
                "Request for change " + rfc.number() + " approved by "
                        + approvers.stream().collect(Collectors.joining(" and ")),
                approvers.get(approvers.size() - 1));
        return true;
    }

    private Rfc.State settled(ReleaseKey key, Rfc rfc) {
        Predicate<Rfc.Verdict> any = verdict -> rfc.answers().stream().anyMatch(answer -> answer.verdict() == verdict);
        if (any.test(Rfc.Verdict.REFUSED)) {
            return Rfc.State.REFUSED;
        }
        var all = rfc.answers().stream().allMatch(answer -> answer.verdict() == Rfc.Verdict.APPROVED);
        return all && !rfc.answers().isEmpty() && !hasChanged(key, rfc) ? Rfc.State.APPROVED : Rfc.State.SENT_BACK;
    }

    private boolean hasChanged(ReleaseKey key, Rfc rfc) {
        return !content.requestDigest(key).equals(rfc.contentDigest());
    }
}
