package io.slipway.comms;

/** What a calendar entry asks the receiving calendar to do. */
public enum CalendarMethod {
    REQUEST,
    CANCEL
}
