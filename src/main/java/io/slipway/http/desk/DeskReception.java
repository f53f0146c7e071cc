package io.slipway.http.desk;

import io.slipway.http.Unprocessable;
import io.slipway.issues.Delivered;
import io.slipway.issues.ServiceDesk;
import io.slipway.issues.UnreadDesk;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import io.slipway.words.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Brings what could be read of a report to the programme it concerns, or before the operators of all it may concern. */
@Component
class DeskReception {

    private static final String SOURCE = "service-desk";

    private final ServiceDesk desk;
    private final UnreadDesk unread;
    private final Programmes programmes;

    DeskReception(ServiceDesk desk, UnreadDesk unread, Programmes programmes) {
        this.desk = desk;
        this.unread = unread;
        this.programmes = programmes;
    }

    record Answer(
            ReleaseKey key, HttpStatus status, @Nullable String note) {}

    Answer take(DeskReading reading, DeskBody body, @Nullable String named, @Nullable String delivery) {
        var programme = programme(named == null ? reading.programme() : named, reading);
        return Unprocessable.unlessValid(() -> {
            if (reading.nothing() != null) {
                unread.noteIdle(programmes.all().get(0).id(), SOURCE, reading.nothing());
                throw new RuleBroken(reading.nothing());
            }
            return programme.isPresent()
                    ? take(programme.get(), reading, body, delivery)
                    : beforeEverybody(reading, body, named);
        });
    }

    private Answer take(Programme programme, DeskReading reading, DeskBody body, @Nullable String delivery) {
        var problems = reading.problems(programme);
        if (reading.reference() != null && (problems.isEmpty() || reading.ended() != null)) {
            var taken = desk.report(programme.id(), reading.report(programme), delivered(delivery, body), SOURCE);
            var key = taken.release().key();
            return new Answer(key, taken.started() ? HttpStatus.CREATED : HttpStatus.OK, note(taken.note(), reading));
        }
        return before(programme, reading, body, problems);
    }

    private Answer before(Programme programme, DeskReading reading, DeskBody body, List<String> why) {
        var put = unread.putBefore(programme.id(), reading.unread(programme, why, SOURCE, body), SOURCE);
        return new Answer(put.release().key(), HttpStatus.ACCEPTED, note(put.note(), reading));
    }

    /** Whose it is cannot be told, so each operator gets to see it; one of them knows. */
    private Answer beforeEverybody(DeskReading reading, DeskBody body, @Nullable String named) {
        var wanted = Stream.of(named, reading.programme(), reading.project())
                .filter(one -> one != null && !one.isBlank())
                .findFirst()
                .orElse("");
        var why = new ArrayList<>(reading.problems());
        why.add("There is no programme '" + Texts.readable(wanted, 100) + "'; known are "
                + programmes.all().stream().map(Programme::id).toList());
        var answers = new ArrayList<Answer>();
        RuleBroken refusal = new RuleBroken(String.join("; ", why));
        for (var programme : programmes.all()) {
            try {
                if (programme.takesReports()) {
                    answers.add(before(programme, reading, body, why));
                }
            } catch (RuleBroken startsNothing) {
                refusal = startsNothing;
            }
        }
        if (answers.isEmpty()) {
            throw refusal;
        }
        return answers.get(0);
    }

    /** The programme that is named; or that knows the issue already, has its project, or is the only one. */
    private Optional<Programme> programme(@Nullable String named, DeskReading reading) {
        var all = programmes.all();
        if (named != null) {
            return all.stream()
                    .filter(one -> Spelling.of(one.id()).equals(Spelling.of(named)))
                    .findFirst();
        }
        return Optional.ofNullable(reading.origin())
                .flatMap(desk::programmeOf)
                .flatMap(id -> all.stream().filter(one -> one.id().equals(id)).findFirst())
                .or(() -> all.stream()
                        .filter(one ->
                                one.hasTickets() && one.tickets().project().equals(reading.project()))
                        .findFirst())
                .or(() -> all.stream().filter(only -> all.size() == 1).findFirst());
    }

    /** A sender that got no answer sends the same again, under the same name. */
    private static Delivered delivered(@Nullable String name, DeskBody body) {
        return name == null
                        || name.length() > DeskReading.LONGEST_ORIGIN
                        || Texts.readable(name, 100).isEmpty()
                ? new Delivered(SOURCE, body.sha256(), false)
                : new Delivered(SOURCE, Texts.readable(name, 100), true);
    }

    private static @Nullable String note(@Nullable String note, DeskReading reading) {
        var ignored = reading.ignored().isEmpty()
                ? null
                : "Not read, because nobody declared it: "
                        + reading.ignored().stream()
                                .map(name -> Texts.readable(name, 60))
                                .collect(Collectors.joining(", "));
        var both = Stream.of(note, ignored).filter(one -> one != null).toList();
        return both.isEmpty() ? null : String.join(". ", both);
    }
}
