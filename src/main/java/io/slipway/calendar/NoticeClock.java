package io.slipway.calendar;

import io.slipway.calendar.NoticeRounds.Round;
import io.slipway.calendar.NoticeStanding.EarlyEnd;
import io.slipway.calendar.NoticeStanding.Told;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether those whom a release touches have known of it long enough. It begins for each party when the notice was delivered
 * to it, and begins again when what they were told changes materially; nothing but the word of a named role ends it early.
 */
@Service("noticeClock")
public class NoticeClock {

    private static final int LONGEST = 2000;
    private static final Duration UNTOLD = Duration.ofMinutes(15);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final NoticeRounds rounds;
    private final ObjectProvider<Deliveries> deliveries;
    private final NoticeTime time;
    private final Programmes programmes;
    private final Clock clock;

    NoticeClock(
            NoticeRounds rounds,
            ObjectProvider<Deliveries> deliveries,
            NoticeTime time,
            Programmes programmes,
            Clock clock) {
        this.rounds = rounds;
        this.deliveries = deliveries;
        this.time = time;
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * Has the notice count that is sent from now on. Said again of the same, it changes nothing, so a step that is repeated
     * takes no time from anybody.
     *
     * @throws CalendarRefusal when the release touches nobody or is announced for no time
     */
    @Transactional
    public void begin(Announcement announcement, String by) {
        if (announcement.windows().isEmpty()) {
            throw new CalendarRefusal("The release has no window to announce; set one first");
        }
        if (announcement.parties().isEmpty()) {
            throw new CalendarRefusal("The release touches no party that could be told; name those it touches");
        }
        var newest = rounds.newest(announcement.release()).orElse(null);
        if (newest == null || !newest.told().says(announcement)) {
            rounds.add(new Round(next(newest), clock.instant(), null, announcement), by);
        } else {
            touch(newest, announcement.parties());
        }
    }

    /**
     * Has the notice count that is sent from now on; what was announced before goes on counting unless something changed
     * materially.
     *
     * @param becomes what a decision table says of a change
     * @throws CalendarRefusal when the release touches nobody or is announced for no time
     */
    @Transactional
    public void announce(Announcement announcement, Function<Change, String> becomes, String by) {
        if (rounds.newest(announcement.release()).isEmpty()) {
            begin(announcement, by);
        } else {
            changed(announcement, becomes, by);
        }
    }

    /**
     * Compares what is planned now with what people were told, and begins anew where that differs materially.
     *
     * @param becomes what a decision table says of a change; all but {@link Change#MATERIAL} leaves the clock as it is
     * @return whether it began again: people have to be told anew
     */
    @Transactional
    public boolean changed(Announcement now, Function<Change, String> becomes, String by) {
        var newest = rounds.newest(now.release()).orElse(null);
        if (newest == null) {
            return false;
        }
        var programme = programmes.get(now.programme());
        var changes = newest.told().changes(now, programme.time());
        var material = changes.stream()
                .filter(change -> Change.MATERIAL.equals(becomes.apply(change)))
                .toList();
        if (material.isEmpty()) {
            changes.forEach(change -> rounds.note(newest, change, clock.instant(), by));
            touch(newest, now.parties());
            return false;
        }
        rounds.add(new Round(next(newest), clock.instant(), said(material), now), by);
        return true;
    }

    private void touch(Round round, List<String> parties) {
        if (!round.told().parties().equals(parties.stream().sorted().toList())) {
            rounds.touch(round, parties);
        }
    }

    private static int next(@Nullable Round round) {
        return round == null ? 1 : round.number() + 1;
    }

    private static String said(List<Change> changes) {
        var all = changes.stream().map(Change::said).collect(Collectors.joining("; "));
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST - 1) + "…";
    }

    /**
     * Ends the notice early. What was announced may happen from now on until the word expires; a material change ends it too.
     *
     * @param role the role of the programme in which the person says it
     * @throws CalendarRefusal when nothing is announced, the reason is missing or too long, or it would expire at once
     */
    @Transactional
    public EarlyEnd override(String release, String by, String role, String reason, Instant until) {
        var round = rounds.newest(release)
                .orElseThrow(
                        () -> new CalendarRefusal("Nothing is announced of " + release + " that could be cut short"));
        var now = clock.instant();
        programmes.get(round.told().programme()).role(role);
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new CalendarRefusal(
                    "Give the reason why people are not told in time, in at most " + LONGEST + " characters");
        }
        if (!until.isAfter(now)) {
            throw new CalendarRefusal("The override would expire before it counts; choose a later moment");
        }
        var word = new EarlyEnd(by, role, reason.strip(), now, until);
        rounds.override(release, round.number(), word);
        return word;
    }

    /** Returns how far the notice of the release has come; nothing where none is announced. */
    public Optional<NoticeStanding> notice(String release) {
        return rounds.newest(release).map(round -> standing(release, round));
    }

    private NoticeStanding standing(String release, Round round) {
        var told = round.told();
        var programme = programmes.get(told.programme());
        Map<String, Instant> reached = deliveries.stream()
                .flatMap(source -> source.of(release, told.notice(), round.begunAt()).entrySet().stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one.isBefore(other) ? one : other));
        return new NoticeStanding(
                release,
                round.number(),
                round.begunAt(),
                round.because(),
                told.length(),
                told.parties().stream()
                        .map(party -> told(programme, told.length(), party, reached.get(party)))
                        .toList(),
                rounds.overrides(release, round.number()).stream().findFirst().orElse(null));
    }

    private Told told(Programme programme, Programme.Notice length, String party, @Nullable Instant delivered) {
        return new Told(party, delivered, delivered == null ? null : time.satisfied(programme, length, delivered));
    }

    /** Returns the changes of the announcement that counts now about which nobody has to wait again. */
    public List<String> minorChanges(String release) {
        return rounds.newest(release)
                .map(round -> rounds.noted(release, round.number()))
                .orElse(List.of());
    }

    /** Returns every word that ended a notice of the release early, the newest first. */
    public List<EarlyEnd> overrides(String release) {
        return rounds.overrides(release, null);
    }

    /** Whether what was announced may happen now; what nobody announced may not. For a condition of a model. */
    public boolean isSatisfied(String release) {
        return notice(release)
                .filter(standing -> standing.isSatisfied(clock.instant()))
                .isPresent();
    }

    /**
     * Returns how long until it is worth looking again, as a timer duration such as {@code PT15M} and a minute at least: until
     * all have had their notice, or a while where somebody was not told yet.
     */
    public String stillToWait(String release) {
        var now = clock.instant();
        return notice(release)
                .flatMap(NoticeStanding::satisfiedAt)
                .map(moment -> Duration.between(now, moment))
                .map(left -> left.compareTo(SHORTEST) < 0 ? SHORTEST : left)
                .orElse(UNTOLD)
                .toString();
    }
}
