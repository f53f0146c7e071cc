package io.slipway.models.rules;

import io.slipway.words.Quoted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with one file, each with its place and the mend. */
final class Findings {

    private static final int MANY = 40;

    private final String file;
    private final List<String> problems = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void say(ModelElement element, String what, String mend) {
        say("line " + element.line() + ", " + named(element), what, mend);
    }

    void say(String where, String what, String mend) {
        say(", " + where + ": " + what + "; " + mend);
    }

    void say(String whatAndMend) {
        problems.add(Quoted.message(file + whatAndMend));
    }

    /** Says that something bears the id of something else, if there is that other one. */
    void twin(@Nullable Object other, String what, String id) {
        if (other != null) {
            say(": holds the " + what + " " + quoted(id)
                    + ", which another file holds too; rename or remove one of them");
        }
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** A file may be wrong in thousands of places; nobody reads all of them. */
    List<String> problems() {
        if (problems.size() <= MANY) {
            return List.copyOf(problems);
        }
        var first = new ArrayList<>(problems.subList(0, MANY));
        first.add(file + ": " + (problems.size() - MANY) + " more problems; mend the first ones");
        return first;
    }

    /** Returns the text on one line, short, and without what hides or turns the reading. */
    static String quoted(String text) {
        return Quoted.of(text.strip().replaceAll("[\\s\\p{Cntrl}]+", " "));
    }

    private static String named(ModelElement element) {
        var bearer = element.bearer();
        var name = bearer.name() + (bearer.id().isEmpty() ? "" : " " + quoted(bearer.id()));
        return bearer == element ? name : element.name() + " of " + name;
    }
}
