package io.slipway.downtime;

import io.slipway.downtime.SiteAgreement.State;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.SiteOutcomes;
import io.slipway.release.TaskContent;
import io.slipway.words.FormText;
import io.slipway.words.ReadableTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** When a release goes where, in a few words: the facts that a form begins with, and the mail that brings it. */
@Component
class PlanShown implements TaskContent {

    /** How many downtimes of others are named; the calendar has all. */
    private static final int MOST = 5;

    private final Programmes programmes;
    private final Windows windows;
    private final Agreements agreements;
    private final Downtimes downtimes;
    private final Outages outages;
    private final SiteOutcomes outcomes;
    private final Clock clock;

    PlanShown(
            Programmes programmes,
            Windows windows,
            Agreements agreements,
            Downtimes downtimes,
            Outages outages,
            SiteOutcomes outcomes,
            Clock clock) {
        this.programmes = programmes;
        this.windows = windows;
        this.agreements = agreements;
        this.downtimes = downtimes;
        this.outages = outages;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        var programme = programmes.get(release.programme());
        return Map.ofEntries(
                entry("thisRelease", () -> thisRelease(programme, release)),
                entry("when", () -> when(programme, release)),
                entry("downtime", () -> downtime(programme, release.key())),
                entry("downtimeStart", () -> downtimeStart(programme, release.key())),
                entry("downtimeReason", () -> downtimeReason(release.key())),
                entry("lowUse", () -> lowUse(programme)),
                entry("freezes", () -> freezes(programme, release)),
                entry("otherDowntimes", () -> otherDowntimes(programme, release.key())),
                entry("agreementSummary", () -> agreed(programme, release.key())),
                entry("siteSummary", () -> reached(programme, release.key())));
    }

    private static Map.Entry<String, Supplier<?>> entry(String name, Supplier<?> value) {
        return Map.entry(name, value);
    }

    private String otherDowntimes(Programme programme, ReleaseKey key) {
        var ahead = downtimes.ahead(key, clock.instant());
        var others = ahead.stream()
                .limit(MOST)
                .map(window -> window.release() + ", " + programme.time().onForm(window.start(), window.end()))
                .collect(Collectors.joining("; "));
        var more = ahead.size() <= MOST ? "" : "; and " + (ahead.size() - MOST) + " later";
        return others.isEmpty() ? "none ahead" : others + more;
    }

    private static String thisRelease(Programme programme, Release release) {
        var type = programme.releaseType(release.type()).name();
        var small = type.length() > 1 && Character.isLowerCase(type.charAt(1));
        return "this "
                + (type.toLowerCase(Locale.ROOT).endsWith("release")
                        ? "release"
                        : small ? type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) : type);
    }

    private String when(Programme programme, Release release) {
        var next = next(release.key());
        if (next.isPresent()) {
            return next.map(window -> programme.time().onForm(window.startsAt(), window.predictedEnd()))
                    .orElseThrow();
        }
        return outages.find(release.key())
                .map(Assessment::fixExpected)
                .map(at -> "expected " + programme.time().inMessage(at))
                .orElseGet(() -> day(release));
    }

    /** The downtime that goes on or comes next; what is over says nothing of when. */
    private Optional<Window> next(ReleaseKey key) {
        return windows.of(key).stream()
                .filter(window -> window.predictedEnd().isAfter(clock.instant()))
                .min(Comparator.comparing(Window::startsAt));
    }

    private static String day(Release release) {
        return release.scheduledDate() == null
                ? "not settled yet"
                : ReadableTime.day(release.scheduledDate()) + ", the time of day follows";
    }

    private String downtime(Programme programme, ReleaseKey key) {
        return windows.find(key, 1)
                .map(window -> programme.time().onForm(window.startsAt(), window.predictedEnd()))
                .orElse("not settled yet");
    }

    private String downtimeStart(Programme programme, ReleaseKey key) {
        return windows.find(key, 1)
                .map(window -> programme.time().onForm(window.startsAt()))
                .orElse("not settled yet");
    }

    private String downtimeReason(ReleaseKey key) {
        return windows.find(key, 1)
                .map(window -> FormText.line(window.reason()))
                .orElse("not settled yet");
    }

    private static String lowUse(Programme programme) {
        var windows = programme.lowUseWindows().stream()
                .map(Programme.LowUseWindow::name)
                .collect(Collectors.joining("; "));
        return windows.isEmpty() ? "none is named" : windows;
    }

    private String freezes(Programme programme, Release release) {
        var today = LocalDate.ofInstant(clock.instant(), programme.timeZone());
        var ahead = programme.freezes().stream()
                .filter(freeze -> !freeze.to().isBefore(today))
                .filter(freeze -> !freeze.exempt().contains(release.type()))
                .map(freeze -> ReadableTime.day(freeze.from()) + " to " + ReadableTime.day(freeze.to()) + " ("
                        + freeze.reason() + ")")
                .collect(Collectors.joining("; "));
        return ahead.isEmpty() ? "none ahead" : ahead;
    }

    private String agreed(Programme programme, ReleaseKey key) {
        var all = agreements.of(key);
        if (all.isEmpty()) {
            return "nobody is asked yet";
        }
        var parts = new ArrayList<String>();
        parts.add(all.stream().filter(SiteAgreement::isSettled).count() + " of " + all.size() + " settled");
        add(parts, "not answered: ", named(programme, all, one -> one.state() == State.ASKED));
        add(parts, "another time proposed: ", named(programme, all, one -> one.state() == State.PROPOSED));
        add(parts, "left out: ", named(programme, all, one -> one.state() == State.LEFT_OUT));
        return String.join("; ", parts);
    }

    private static String named(Programme programme, List<SiteAgreement> all, Predicate<SiteAgreement> which) {
        return all.stream()
                .filter(which)
                .map(agreement -> programme.site(agreement.site()).name())
                .collect(Collectors.joining(", "));
    }

    private static void add(List<String> parts, String what, String names) {
        if (!names.isEmpty()) {
            parts.add(what + names);
        }
    }

    /** Where the release went live, and where it did not. */
    private String reached(Programme programme, ReleaseKey key) {
        var live = outcomes.of(key).stream()
                .filter(site -> programme.isLive(site.environment()))
                .toList();
        if (live.isEmpty()) {
            return "nothing was deployed";
        }
        var missed = live.stream()
                .filter(site -> !site.deployed())
                .map(site -> programme.site(site.site()).name() + " ("
                        + FormText.markdown(site.outcome()).toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(", "));
        var reached = live.stream().filter(SiteOutcomes.SiteResult::deployed).count() + " of " + live.size()
                + (live.size() == 1 ? " site" : " sites");
        return missed.isEmpty() ? reached : reached + "; not at " + missed;
    }
}
