package io.slipway.words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and moments on the clock of a zone, as forms, messages, notices, documents and pages say them. */
public record ReadableTime(ZoneId zone) {

    private static final DateTimeFormatter DAY = format("EEE d MMM yyyy");
    private static final DateTimeFormatter SUBJECT_DAY = format("EEE d MMM");
    private static final DateTimeFormatter FORM = format("EEE d MMM yyyy 'at' HH:mm");
    private static final DateTimeFormatter FORM_CLOCK = format("HH:mm");
    private static final DateTimeFormatter NOTICE = format("HH:mm 'on' EEEE d MMMM");
    private static final DateTimeFormatter NOTICE_DAY = format("EEEE d MMMM yyyy");
    private static final DateTimeFormatter DOCUMENT = format("d MMMM yyyy, HH:mm");
    private static final DateTimeFormatter DOCUMENT_DAY = format("d MMMM yyyy");
    private static final DateTimeFormatter PAGE = format("d MMM yyyy, HH:mm z");
    private static final DateTimeFormatter PAGE_CLOCK = format("HH:mm z");
    private static final DateTimeFormatter CLOCK = format("HH:mm");
    private static final DateTimeFormatter INPUT = format("yyyy-MM-dd'T'HH:mm");

    /** For example {@code Thu 12 Mar 2026}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** For example {@code Thu 12 Mar}. */
    public static String dayInSubject(LocalDate day) {
        return SUBJECT_DAY.format(day);
    }

    /** For example {@code Thu 12 Mar 2026 at 10:00}. */
    public String onForm(Instant moment) {
        return FORM.format(moment.atZone(zone));
    }

    /** For example {@code Thu 12 Mar 2026, 19:00 to 20:30 (London time), 1 h 30 min}. */
    public String onForm(Instant from, Instant to) {
        var start = from.atZone(zone);
        var end = to.atZone(zone);
        var sameDay = start.toLocalDate().equals(end.toLocalDate());
        return day(start.toLocalDate()) + ", " + FORM_CLOCK.format(start) + " to "
                + (sameDay ? "" : day(end.toLocalDate()) + ", ") + FORM_CLOCK.format(end) + city() + ", "
                + lasting(Duration.between(from, to));
    }

    private static String lasting(Duration time) {
        var minutes = time.toMinutesPart() == 0 ? "" : time.toMinutesPart() + " min";
        return time.toHours() == 0 ? minutes : (time.toHours() + " h " + minutes).strip();
    }

    /** For example {@code Thu 12 Mar 2026 at 10:00 (London time)}. */
    public String inMessage(Instant moment) {
        return onForm(moment) + city();
    }

    /** For example {@code 21:30 on Thursday 3 December (London time)}. */
    public String inNotice(Instant moment) {
        return NOTICE.format(moment.atZone(zone)) + city();
    }

    /** For example {@code Thursday 3 December 2026}. */
    public static String inNotice(LocalDate day) {
        return NOTICE_DAY.format(day);
    }

    /** For example {@code 3 December 2026, 21:30}. */
    public String inDocument(Instant moment) {
        return DOCUMENT.format(moment.atZone(zone));
    }

    /** For example {@code 3 December 2026}. */
    public static String inDocument(LocalDate day) {
        return DOCUMENT_DAY.format(day);
    }

    /** For example {@code 3 Dec 2026, 21:30 GMT}. */
    public String onPage(Instant moment) {
        return PAGE.format(moment.atZone(zone));
    }

    /** Returns the clock alone where it is of the same day as now, as in {@code 21:30}; else the day with it. */
    public String clock(Instant moment, Instant now) {
        var there = moment.atZone(zone);
        return there.toLocalDate().equals(now.atZone(zone).toLocalDate()) ? CLOCK.format(there) : PAGE.format(there);
    }

    /** Returns the span, with the day written once if it begins and ends on the same one. */
    public String onPage(Instant from, Instant to) {
        var end = to.atZone(zone);
        var sameDay = from.atZone(zone).toLocalDate().equals(end.toLocalDate());
        return onPage(from) + " to " + (sameDay ? PAGE_CLOCK : PAGE).format(end);
    }

    /** Returns the moment as the value of a {@code datetime-local} field. */
    public String inInput(Instant moment) {
        return INPUT.format(moment.atZone(zone));
    }

    /** For example {@code 3 h}. */
    public static String between(Instant from, Instant to) {
        var time = Duration.between(from, to);
        if (time.toHours() < 1) {
            return time.toMinutes() < 1 ? "a moment" : time.toMinutes() + " min";
        }
        return time.toDays() < 2 ? time.toHours() + " h" : time.toDays() + " days";
    }

    /** How long something took, for example {@code 2 h 58 min}. */
    public static String length(Instant from, Instant to) {
        var time = Duration.between(from, to);
        var minutes = time.toMinutesPart() + " min";
        return time.toHours() == 0 ? minutes : time.toHours() + " h" + (time.toMinutesPart() == 0 ? "" : " " + minutes);
    }

    private String city() {
        var place = zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
        return " (" + place + " time)";
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.UK);
    }
}
