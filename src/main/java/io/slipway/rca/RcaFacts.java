package io.slipway.rca;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Power;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseIssues;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.words.FormText;
import java.util.Date;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Facts about analyses and actions that the models ask for in their expressions, as bean {@code rcaFacts}. */
@Component
public class RcaFacts {

    /** Users cannot work: the severity that a hotfix starts from. */
    private static final int BLOCKER = 1;

    private final RcaEntries entries;
    private final RcaActions actions;
    private final ReleaseIssues issues;
    private final Releases releases;
    private final Programmes programmes;

    RcaFacts(RcaEntries entries, RcaActions actions, ReleaseIssues issues, Releases releases, Programmes programmes) {
        this.entries = entries;
        this.actions = actions;
        this.issues = issues;
        this.releases = releases;
        this.programmes = programmes;
    }

    /** Whether the analysis has to be signed off; otherwise it is shared. */
    public boolean signOffNeeded(String key) {
        return issues.of(new ReleaseKey(key))
                .filter(issue -> issue.severity() == BLOCKER)
                .isPresent();
    }

    /** Returns who gets an analysis: who signs it off, every party that answers for itself (F-118), and the owners of its actions. */
    public String readers(String key) {
        var owners = actions.of(new ReleaseKey(key)).stream()
                .filter(RcaAction::isOpen)
                .map(action -> "party:" + action.owner());
        return Stream.concat(listReaders(programme(key)), owners).distinct().collect(Collectors.joining(","));
    }

    /** Returns who gets the list of analyses (F-118). */
    public String listReaders(String programme) {
        return listReaders(programmes.get(programme)).collect(Collectors.joining(","));
    }

    /** Returns what a field of the form holds already, so that nobody types it twice. */
    public String text(String key, String field) {
        return entries.find(new ReleaseKey(key))
                .map(entry -> entry.analysis().text(field))
                .orElse("");
    }

    /** Returns the actions that nobody was set to work on yet, one a line, for the models of analyses under way. */
    public String plannedActions(String key) {
        return ActionLines.write(actions.of(new ReleaseKey(key)).stream()
                .filter(action -> !action.ordered())
                .toList());
    }

    public String actionGroup(String action) {
        var ordered = actions.get(action);
        var programme = programme(ordered.release().value());
        var party = programme.party(ordered.owner());
        return programme.role(party.role()).eachParty()
                ? programme.partyGroup(party.id())
                : programme.roleGroup(party.role());
    }

    /** Returns the end of the day on which the action is due. */
    public Date actionDue(String action) {
        var ordered = actions.get(action);
        var zone = programme(ordered.release().value()).timeZone();
        return Date.from(
                ordered.due().plusDays(1).atStartOfDay(zone).minusMinutes(1).toInstant());
    }

    /** Returns what is to be done, for the text of a form. */
    public String actionText(String action) {
        var ordered = actions.get(action);
        var person = ordered.person() == null ? "" : " (" + ordered.person() + ")";
        return FormText.markdown(ordered.description() + person);
    }

    private Programme programme(String key) {
        return programmes.get(releases.get(new ReleaseKey(key)).programme());
    }

    private static Stream<String> listReaders(Programme programme) {
        var everybody =
                programme.roles().stream().filter(Programme.Role::eachParty).map(Programme.Role::id);
        return Stream.concat(Stream.of(programme.withPower(Power.SIGN_OFF_RCA).id()), everybody)
                .distinct();
    }
}
