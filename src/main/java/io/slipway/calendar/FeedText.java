package io.slipway.calendar;

import io.slipway.programme.Programme;
import io.slipway.words.FoldedLines;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Writes a feed as calendars subscribe to it (RFC 5545). Moments are in UTC and days are days, so that no calendar needs to
 * know our time zone; nothing blocks anybody's time.
 */
public final class FeedText {

    private static final Duration READ_AGAIN = Duration.ofHours(1);

    static {
        // The library would otherwise fetch time zone data from the internet.
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    }

    private FeedText() {}

    /** @param url where the application is, without a slash at its end */
    public static String of(Feeds.Feed feed, String url) {
        var zone = feed.programme().timeZone();
        var title = feed.programme().name() + ": " + feed.party().name();
        var organizer = organizer(feed.programme());
        var events = feed.entries().stream()
                .map(told -> (CalendarComponent) event(told, zone, organizer, url))
                .toList();
        var calendar = new Calendar(
                new PropertyList(List.of(
                        new ProdId("-//Slipway//Calendar//EN"),
                        ImmutableVersion.VERSION_2_0,
                        ImmutableMethod.PUBLISH,
                        new XProperty("X-WR-CALNAME", title),
                        new RefreshInterval(new ParameterList(List.of(Value.DURATION)), READ_AGAIN),
                        new XProperty("X-PUBLISHED-TTL", READ_AGAIN.toString()))),
                new ComponentList<>(events));
        return FoldedLines.of(calendar.toString());
    }

    /** A calendar that is published names who publishes it (RFC 5546): those who run the programme. */
    private static Organizer organizer(Programme programme) {
        var operator = programme.partiesOf(programme.operator().id()).get(0);
        var address = operator.contacts().get(0).email();
        try {
            return new Organizer(new ParameterList(List.of(new Cn(operator.name()))), new URI("mailto", address, null));
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(address, impossible);
        }
    }

    private static VEvent event(FeedEntry told, ZoneId zone, Organizer organizer, String url) {
        var entry = told.entry();
        var properties = new ArrayList<Property>(List.of(
                new Uid(entry.uid().toLowerCase(Locale.ROOT) + "@calendar.slipway"),
                new DtStamp(told.changedAt()),
                new LastModified(told.changedAt()),
                new Sequence(told.sequence()),
                new DtStart<Temporal>(entry.wholeDays() ? entry.firstDay(zone) : entry.start()),
                new DtEnd<Temporal>(entry.wholeDays() ? entry.lastDay(zone).plusDays(1) : entry.end()),
                new Summary(entry.title()),
                new Categories(entry.kind().name().toLowerCase(Locale.ROOT)),
                new Url(URI.create(url + (entry.release() == null ? "/calendar" : "/releases/" + entry.release()))),
                status(told),
                organizer,
                ImmutableTransp.TRANSPARENT));
        if (!entry.note().isEmpty()) {
            properties.add(new Description(entry.note()));
        }
        return new VEvent(new PropertyList(properties));
    }

    private static Status status(FeedEntry told) {
        if (told.cancelled()) {
            return ImmutableStatus.VEVENT_CANCELLED;
        }
        return told.entry().provisional() ? ImmutableStatus.VEVENT_TENTATIVE : ImmutableStatus.VEVENT_CONFIRMED;
    }
}
