package io.slipway.comms;

import io.slipway.words.FoldedLines;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Writes the calendar file for one recipient. Times are in UTC, so that no calendar needs to know our time zone;
 * the entry does not block the calendar, because people can do other work while the product is down.
 */
record Invitation(Invites.Invite invite, String summary, String description, String link, String from) {

    static {
        // The library would otherwise fetch time zone data from the internet.
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    }

    String to(Recipient recipient, Instant now) {
        var cancelled = invite.method() == CalendarMethod.CANCEL;
        var event = new VEvent(new PropertyList(List.of(
                new DtStamp(now),
                new Uid(invite.uid()),
                new Sequence(invite.sequence()),
                new DtStart<>(invite.startsAt()),
                new DtEnd<>(invite.predictedEnd()),
                new Summary(summary),
                new Description(description),
                new Url(URI.create(link)),
                cancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED,
                ImmutableTransp.TRANSPARENT,
                new Organizer(new ParameterList(List.of(new Cn("Slipway"))), mailto(from)),
                new Attendee(
                        new ParameterList(List.of(new Cn(recipient.name()), Rsvp.FALSE)),
                        mailto(recipient.address())))));
        var calendar = new Calendar(
                new PropertyList(List.of(
                        new ProdId("-//Slipway//Release notices//EN"),
                        ImmutableVersion.VERSION_2_0,
                        cancelled ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST)),
                new ComponentList<>(List.of(event)));
        return FoldedLines.of(calendar.toString());
    }

    private static URI mailto(String address) {
        try {
            return new URI("mailto", address, null);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(address, impossible);
        }
    }
}
