package io.slipway.testing;

import java.util.HashMap;
import java.util.Map;

/** The rows of actions in the form of an analysis, from lines such as {@code answer, Dana Ortiz | 2026-12-15 | Test it}. */
public final class ActionRows {

    private ActionRows() {}

    /** Returns the fields that somebody fills in; a part that a line leaves out stays empty. */
    public static Map<String, Object> of(String lines) {
        var fields = new HashMap<String, Object>();
        var rows = lines.lines().filter(line -> !line.isBlank()).toList();
        for (var number = 1; number <= rows.size(); number++) {
            var parts = rows.get(number - 1).split("\\|", 3);
            var who = parts[0].split(",", 2);
            fields.put("action" + number + "Owner", who[0].strip());
            fields.put("action" + number + "Person", who.length < 2 ? "" : who[1].strip());
            fields.put("action" + number + "Due", parts.length < 2 ? "" : parts[1].strip());
            fields.put("action" + number + "What", parts.length < 3 ? "" : parts[2].strip());
        }
        return fields;
    }
}
