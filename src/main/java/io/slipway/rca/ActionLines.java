package io.slipway.rca;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Party;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import io.slipway.words.Quoted;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads actions written one a line, {@code owner | due date | what}, as forms of analyses under way have them; newer forms
 * have {@link ActionRows}.
 */
final class ActionLines {

    private static final int LONGEST = 1000;
    private static final List<DateTimeFormatter> DAYS =
            List.of(day("uuuu-MM-dd"), day("d/M/uuuu"), day("d MMMM uuuu"), day("d MMM uuuu"));

    private final Programme programme;
    private final LocalDate today;

    ActionLines(Programme programme, LocalDate today) {
        this.programme = programme;
        this.today = today;
    }

    /**
     * One action as it was written.
     *
     * @param owner a party's id
     * @param person who there, from {@code owner, person}
     */
    record Line(String owner, @Nullable String person, LocalDate due, String what) {}

    /** Returns the actions, or says which line cannot be used and how to mend it. */
    List<Line> read(String text) {
        var found = new ArrayList<Line>();
        var lines = text.lines().map(String::strip).toList();
        for (var number = 0; number < lines.size(); number++) {
            if (!lines.get(number).isEmpty()) {
                found.add(line("Actions, line " + (number + 1) + ": ", lines.get(number)));
            }
        }
        return List.copyOf(found);
    }

    /** Writes actions the way they are read. */
    static String write(List<RcaAction> actions) {
        return String.join("\n", actions.stream().map(ActionLines::write).toList());
    }

    private static String write(RcaAction action) {
        var who = action.person() == null ? action.owner() : action.owner() + ", " + action.person();
        return who + " | " + action.due() + " | " + action.description();
    }

    private Line line(String place, String line) {
        var parts = line.split("\\|", 3);
        if (parts.length < 3 || parts[2].isBlank()) {
            throw new RuleBroken(place + "write owner | due date | what, for example "
                    + programme.partiesOf(programme.operator().id()).get(0).id() + " | " + today.plusDays(14)
                    + " | Test the export with large cohorts");
        }
        var who = parts[0].split(",", 2);
        return line(place, who[0].strip(), who.length < 2 ? "" : who[1].strip(), parts[1].strip(), parts[2].strip());
    }

    /**
     * Returns the action whose parts these are.
     *
     * @param place where they stand, for refusals
     */
    Line line(String place, String owner, String person, String due, String what) {
        return new Line(
                owner(place, owner),
                person.isEmpty() ? null : Texts.limit(place + "the person", person, 200),
                due(place, due),
                Texts.limit(place + "what", what, LONGEST));
    }

    private String owner(String place, String name) {
        return programme.parties().stream()
                .filter(party ->
                        party.id().equalsIgnoreCase(name) || party.name().equalsIgnoreCase(name))
                .map(Party::id)
                .findFirst()
                .orElseThrow(() -> new RuleBroken(place + Quoted.of(name) + " is no party of " + programme.name()
                        + "; known are "
                        + String.join(
                                ", ",
                                programme.parties().stream().map(Party::id).toList())));
    }

    private LocalDate due(String place, String text) {
        var due = DAYS.stream()
                .map(format -> parse(text, format))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() ->
                        new RuleBroken(place + Quoted.of(text) + " is no date; write it like " + today.plusDays(14)));
        if (due.isBefore(today)) {
            throw new RuleBroken(place + Quoted.of(text) + " has passed; give the owner a day that lies ahead");
        }
        return due;
    }

    private static Optional<LocalDate> parse(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeParseException another) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter day(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.UK)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
