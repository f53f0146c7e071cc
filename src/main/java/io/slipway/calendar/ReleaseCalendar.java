package io.slipway.calendar;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.LowUseWindow;
import io.slipway.words.ReadableTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether production may be changed at a moment, and whether few users would notice. */
@Component
public class ReleaseCalendar {

    /** Returns why a change of this type is not deployed to production at that moment, or nothing when it may be. */
    public Optional<String> freezeReason(Programme programme, String changeType, Instant moment) {
        var date = moment.atZone(programme.timeZone()).toLocalDate();
        return programme.freezes().stream()
                .filter(freeze -> !freeze.exempt().contains(changeType))
                .filter(freeze -> !date.isBefore(freeze.from()) && !date.isAfter(freeze.to()))
                .map(freeze -> freeze.reason() + " (" + ReadableTime.day(freeze.from()) + " to "
                        + ReadableTime.day(freeze.to()) + ")")
                .findFirst();
    }

    /** Returns when the first low-use window of that day begins; nothing on a day that has none. */
    public Optional<Instant> lowUseStart(Programme programme, LocalDate day) {
        return programme.lowUseWindows().stream()
                .filter(window -> window.days().contains(day.getDayOfWeek()))
                .map(LowUseWindow::from)
                .sorted()
                .map(from -> day.atTime(from).atZone(programme.timeZone()).toInstant())
                .findFirst();
    }

    /** Returns the low-use window that holds the whole span, which is the reason to choose it (F-014). */
    public Optional<LowUseWindow> lowUse(Programme programme, Instant start, Instant end) {
        var from = start.atZone(programme.timeZone());
        var to = end.atZone(programme.timeZone());
        if (!from.toLocalDate().equals(to.toLocalDate()) || end.isBefore(start)) {
            return Optional.empty();
        }
        return programme.lowUseWindows().stream()
                .filter(window -> window.days().contains(from.getDayOfWeek()))
                .filter(window -> !from.toLocalTime().isBefore(window.from()))
                .filter(window -> !to.toLocalTime().isAfter(window.to()))
                .findFirst();
    }
}
