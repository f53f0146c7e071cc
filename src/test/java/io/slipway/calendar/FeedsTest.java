package io.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.CalendarEntry.Kind;
import io.slipway.programme.Mhhs;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.testing.Database;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the calendars that subscribe to a party's feed read, taken apart by a library that did not write it. */
class FeedsTest {

    private static final Instant START = Instant.parse("2024-06-17T12:00:00Z");
    private static final String UID = "mhhs-dcc-1.1.0.0-window-1@calendar.slipway";

    private final JdbcClient db = Database.fresh();
    private final Programme mhhs = Mhhs.programme();
    private final Programme.Party dcc = mhhs.party("dcc");
    private final List<CalendarEntry> planned = new ArrayList<>(List.of(window(START)));
    private final Feeds feeds = feeds();

    @Test
    void anEntryKeepsItsIdentityAndItsNumberRisesWithEachChangeAlone() throws Exception {
        var token = feeds.renew(mhhs, dcc, "somebody");
        var first = event(read(token));
        assertThat(value(first, "SEQUENCE")).isEqualTo("0");
        assertThat(value(first, "DTSTART")).isEqualTo("20240617T120000Z");
        assertThat(value(first, "DTEND")).isEqualTo("20240617T160000Z");
        assertThat(status(first)).isEqualTo("CONFIRMED");

        assertThat(value(event(read(token)), "SEQUENCE")).as("read again").isEqualTo("0");
        planned.set(0, window(START.plusSeconds(3600)));
        var moved = event(read(token));
        assertThat(value(moved, "SEQUENCE")).isEqualTo("1");
        assertThat(value(moved, "DTSTART")).isEqualTo("20240617T130000Z");
    }

    @Test
    void whatIsNoLongerPlannedIsCancelledAndMayBePlannedAgain() throws Exception {
        var token = feeds.renew(mhhs, dcc, "somebody");
        read(token);
        planned.clear();
        var gone = event(read(token));
        assertThat(status(gone)).isEqualTo("CANCELLED");
        assertThat(value(gone, "SEQUENCE")).isEqualTo("1");
        assertThat(value(event(read(token)), "SEQUENCE")).isEqualTo("1");

        planned.add(window(START));
        var again = event(read(token));
        assertThat(status(again)).isEqualTo("CONFIRMED");
        assertThat(value(again, "SEQUENCE")).isEqualTo("2");
    }

    @Test
    void wholeDaysAreDaysAndProvisionalOnesTentative() throws Exception {
        planned.set(0, stage());
        var event = read(feeds.renew(mhhs, dcc, "somebody"))
                .<VEvent>getComponents("VEVENT")
                .get(0);

        assertThat(property(event, "DTSTART").toString().strip()).isEqualTo("DTSTART;VALUE=DATE:20240603");
        assertThat(property(event, "DTEND").toString().strip()).isEqualTo("DTEND;VALUE=DATE:20240827");
        assertThat(status(event)).isEqualTo("TENTATIVE");
        assertThat(value(event, "DESCRIPTION")).isEqualTo("Cycle 1; all parties, please");
    }

    @Test
    void aPartyReadsWhatConcernsItAndNothingElse() throws Exception {
        planned.add(stage());
        var token = feeds.renew(mhhs, mhhs.party("supplier-a"), "somebody");

        assertThat(read(token).<VEvent>getComponents("VEVENT"))
                .extracting(event -> value(event, "SUMMARY"))
                .containsExactly("SIT Functional Settlement Testing");
    }

    @Test
    void onlyTheNewestAddressOpensAndNoneIsKept() {
        var first = feeds.renew(mhhs, dcc, "somebody");
        var second = feeds.renew(mhhs, dcc, "somebody-else");

        assertThat(first).hasSize(43).isNotEqualTo(second);
        assertThat(feeds.open(first)).isEmpty();
        assertThat(feeds.open(second)).isPresent();
        assertThat(feeds.open(second.toUpperCase(java.util.Locale.ROOT))).isEmpty();
        assertThat(feeds.open("")).isEmpty();
        assertThat(feeds.renewal("mhhs", "dcc"))
                .hasValueSatisfying(renewal -> assertThat(renewal.by()).isEqualTo("somebody-else"));
        assertThat(db.sql("SELECT * FROM slw_calendar_feed")
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain(first, second);
    }

    @Test
    void itIsWrittenAsCalendarsTakeIt() {
        var text = FeedText.of(feeds.open(feeds.renew(mhhs, dcc, "somebody")).orElseThrow(), "https://slipway.test");

        assertThat(text)
                .startsWith("BEGIN:VCALENDAR\r\nPRODID:-//Slipway//Calendar//EN\r\nVERSION:2.0\r\nMETHOD:PUBLISH\r\n")
                .contains("X-WR-CALNAME:Market-wide Half Hourly Settlement: DCC")
                .contains("X-PUBLISHED-TTL:PT1H\r\n", "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n")
                .contains("URL:https://slipway.test/releases/MHHS-DCC-1.1.0.0\r\n")
                .endsWith("END:VCALENDAR\r\n");
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(75));
    }

    private static VEvent event(Calendar calendar) {
        var events = calendar.<VEvent>getComponents("VEVENT");
        assertThat(events).hasSize(1);
        assertThat(value(events.get(0), "UID")).isEqualTo(UID);
        return events.get(0);
    }

    private static Property property(VEvent event, String name) {
        return event.<Property>getProperty(name).orElseThrow();
    }

    private static String value(VEvent event, String name) {
        return property(event, name).getValue();
    }

    private static String status(VEvent event) {
        return value(event, "STATUS");
    }

    private Calendar read(String token) throws Exception {
        var text = FeedText.of(feeds.open(token).orElseThrow(), "https://slipway.test");
        var calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().getEntries()).as(text).isEmpty();
        return calendar;
    }

    private CalendarEntry window(Instant start) {
        return new CalendarEntry(
                "MHHS-DCC-1.1.0.0-window-1",
                Kind.WINDOW,
                "mhhs",
                "MHHS-DCC-1.1.0.0 Fixes, and a title with ümlauts that is long enough to be broken, ünd wéird çhars",
                start,
                start.plusSeconds(4 * 3600),
                false,
                "sit-a",
                "dcc",
                "MHHS-DCC-1.1.0.0",
                false,
                "",
                Set.of("dcc"));
    }

    private CalendarEntry stage() {
        return new CalendarEntry(
                "mhhs-stage-sit-b-settlement",
                Kind.STAGE,
                "mhhs",
                "SIT Functional Settlement Testing",
                day("2024-06-03"),
                day("2024-08-27"),
                true,
                "sit-b",
                null,
                null,
                true,
                "Cycle 1; all parties, please",
                Set.of());
    }

    private Instant day(String day) {
        return LocalDate.parse(day).atStartOfDay(mhhs.timeZone()).toInstant();
    }

    private Feeds feeds() {
        EntrySource source = (programme, from, to) -> List.copyOf(planned);
        Programmes programmes = new Programmes() {
            @Override
            public List<Programme> all() {
                return List.of(mhhs);
            }

            @Override
            public Programme get(String id) {
                return mhhs;
            }
        };
        var rooms = new StaticListableBeanFactory(Map.of("source", source));
        return new Feeds(
                db,
                programmes,
                new Entries(rooms.getBeanProvider(EntrySource.class)),
                new FeedLedger(db),
                Clock.fixed(Instant.parse("2024-06-10T09:00:00Z"), ZoneOffset.UTC));
    }
}
