package io.slipway.release;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Asked;
import io.slipway.programme.Programme.Forum;
import io.slipway.programme.Programme.Impact;
import io.slipway.programme.Programme.Party;
import io.slipway.programme.Programme.ReleaseType;
import io.slipway.words.Quoted;
import io.slipway.words.ReadableTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a programme asks of each release of a type: given where it is asked for, and left out where it is not. */
public final class StartTerms {

    private static final int LONGEST_NOTICE = 250;

    private StartTerms() {}

    static void check(Programme programme, ReleaseType type, StartRequest request) {
        checkParty(programme, type, request.terms().party());
        checkNotice(type, request.terms().noticeDays());
        checkForum(programme, type, request.terms().forum());
        checkImpacted(programme, request.impacted());
        Texts.limit("programmeName", Objects.requireNonNullElse(request.terms().programmeName(), ""), 100);
    }

    /** Refuses a day on which the programme's rules no longer hold (M-019). */
    public static void checkValidity(Programme programme, LocalDate day) {
        var end = programme.validUntil();
        if (end != null && end.date() != null && day.isAfter(end.date())) {
            throw new RuleBroken("Nothing is released on " + ReadableTime.day(day) + ": the rules of "
                    + programme.name() + " hold up to " + end.milestone() + " (" + end.name() + "), "
                    + ReadableTime.day(end.date()) + ". Choose a day before, or go by the rules that follow them");
        }
    }

    /** Returns the parties that the release touches: every other participant, or those who were named (M-085, M-086). */
    static List<String> impacted(Programme programme, StartRequest request) {
        return party(programme, request)
                .filter(party -> impacts(programme, party) == Impact.ALL)
                .map(party -> programme.participants().stream()
                        .filter(other -> !other.equals(party))
                        .map(Party::id)
                        .toList())
                .orElseGet(() -> request.impacted().stream().distinct().toList());
    }

    /** Returns what kind of participant releases. */
    static Optional<String> kind(Programme programme, StartRequest request) {
        return party(programme, request).map(Party::kind);
    }

    private static Optional<Party> party(Programme programme, StartRequest request) {
        return Optional.ofNullable(request.terms().party()).map(programme::party);
    }

    private static Impact impacts(Programme programme, Party party) {
        return programme.partyKind(String.valueOf(party.kind())).impacts();
    }

    private static void checkParty(Programme programme, ReleaseType type, @Nullable String party) {
        if (!programme.countsPerParty() || type.series() != null) {
            refuse(
                    party != null,
                    "party",
                    type.name() + " of " + programme.name() + " is no party's own; leave the party out");
            return;
        }
        var known = programme.releasingParties().stream().map(Party::id).toList();
        refuse(
                party == null,
                "party",
                "Say whose release it is, for each party counts its own versions; known are " + known);
        refuse(
                !known.contains(party),
                "party",
                Quoted.of(String.valueOf(party)) + " is no party that releases here; known are " + known);
    }

    private static void checkNotice(ReleaseType type, @Nullable Integer days) {
        if (!type.asks(Asked.NOTICE)) {
            refuse(days != null, "notice", "The notice of a " + type.name() + " is the same for all; leave it out");
            return;
        }
        refuse(
                days == null || days < 1 || days > LONGEST_NOTICE,
                "notice",
                "Say how many business days before people know of this " + type.name() + ", from 1 to "
                        + LONGEST_NOTICE);
    }

    private static void checkForum(Programme programme, ReleaseType type, @Nullable String forum) {
        if (!type.asks(Asked.FORUM)) {
            refuse(forum != null, "forum", "No forum approves a " + type.name() + "; leave it out");
            return;
        }
        var known = programme.forums().stream().map(Forum::id).toList();
        refuse(
                forum == null || !known.contains(forum),
                "forum",
                "Name the forum that approves this " + type.name() + "; known are " + known);
    }

    private static void checkImpacted(Programme programme, List<String> impacted) {
        var known = programme.participants().stream().map(Party::id).toList();
        impacted.forEach(party -> refuse(
                !known.contains(party),
                "impacted",
                Quoted.of(party) + " is no participant of " + programme.name() + "; known are " + known));
    }

    private static void refuse(boolean broken, String field, String message) {
        if (broken) {
            throw new FieldBroken(field, message);
        }
    }
}
