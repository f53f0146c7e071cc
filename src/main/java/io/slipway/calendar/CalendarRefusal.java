package io.slipway.calendar;

/** The calendar stands against what somebody asked for. The message says why and how to mend it. */
public final class CalendarRefusal extends RuntimeException {

    CalendarRefusal(String message) {
        super(message);
    }
}
