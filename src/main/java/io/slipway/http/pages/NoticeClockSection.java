package io.slipway.http.pages;

import io.slipway.calendar.NoticeClock;
import io.slipway.calendar.NoticeStanding;
import io.slipway.programme.Programme;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** How long those whom the release touches have known of it, and whom it still waits for. */
@Component
class NoticeClockSection implements ReleaseSection {

    private final NoticeClock notices;
    private final Clock clock;

    NoticeClockSection(NoticeClock notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** A party that the release touches, by its name where it is still in the programme. */
    record Line(String name, NoticeStanding.Told told, boolean satisfied) {}

    @Override
    public void show(ReleaseReading reading, Model model) {
        var key = reading.release().key().value();
        var now = clock.instant();
        notices.notice(key)
                .ifPresent(standing -> model.addAttribute("announced", standing)
                        .addAttribute("announcedLength", NoticeStanding.words(standing.length()))
                        .addAttribute("announcedSatisfied", standing.isSatisfied(now))
                        .addAttribute("announcedUntil", standing.satisfiedAt().orElse(null))
                        .addAttribute(
                                "announcedOverride", standing.overridden(now).orElse(null))
                        .addAttribute("announcedChanges", notices.minorChanges(key))
                        .addAttribute(
                                "announcedParties",
                                standing.parties().stream()
                                        .map(told ->
                                                new Line(name(reading.programme(), told), told, told.isSatisfied(now)))
                                        .toList()));
    }

    private static String name(Programme programme, NoticeStanding.Told told) {
        return programme.parties().stream()
                .filter(party -> party.id().equals(told.party()))
                .map(Programme.Party::name)
                .findFirst()
                .orElse(told.party());
    }
}
