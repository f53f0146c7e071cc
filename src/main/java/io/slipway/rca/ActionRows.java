package io.slipway.rca;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Party;
import io.slipway.rca.ActionLines.Line;
import io.slipway.release.RuleBroken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads the actions that people fill into the rows of the form, by the names of its fields: {@code action1Owner},
 * {@code action1Person}, {@code action1Due} and {@code action1What} are the first row. A row in which nothing stands is no
 * action.
 */
final class ActionRows {

    /** How many rows the form has. */
    static final int MOST = 6;

    private static final String OWNER = "Owner";
    private static final String PERSON = "Person";
    private static final String DUE = "Due";
    private static final String WHAT = "What";

    private final Programme programme;
    private final ActionLines lines;

    ActionRows(Programme programme, LocalDate today) {
        this.programme = programme;
        this.lines = new ActionLines(programme, today);
    }

    /** Returns the actions, or says which row cannot be used and how to mend it. */
    List<Line> read(UnaryOperator<String> answers) {
        var found = new ArrayList<Line>();
        for (var number = 1; number <= MOST; number++) {
            var row = "action" + number;
            var parts = List.of(OWNER, PERSON, DUE, WHAT);
            if (parts.stream().anyMatch(part -> !answers.apply(row + part).isBlank())) {
                found.add(line(
                        "Action " + number + ": ",
                        part -> answers.apply(row + part).strip()));
            }
        }
        return List.copyOf(found);
    }

    private Line line(String place, UnaryOperator<String> row) {
        if (row.apply(OWNER).isEmpty()) {
            throw new RuleBroken(place + "choose who does it, one of "
                    + programme.parties().stream().map(Party::name).collect(Collectors.joining(", "))
                    + "; or leave the whole row empty");
        }
        if (row.apply(DUE).isEmpty()) {
            throw new RuleBroken(place + "say by which day it is done");
        }
        if (row.apply(WHAT).isEmpty()) {
            throw new RuleBroken(place + "say what is to be done");
        }
        return lines.line(place, row.apply(OWNER), row.apply(PERSON), row.apply(DUE), row.apply(WHAT));
    }

    /** Writes actions the way they are read. */
    static Map<String, String> write(List<RcaAction> actions) {
        var fields = new LinkedHashMap<String, String>();
        for (var number = 1; number <= Math.min(MOST, actions.size()); number++) {
            var action = actions.get(number - 1);
            var row = "action" + number;
            fields.put(row + OWNER, action.owner());
            if (action.person() != null) {
                fields.put(row + PERSON, action.person());
            }
            fields.put(row + DUE, action.due().toString());
            fields.put(row + WHAT, action.description());
        }
        return fields;
    }
}
