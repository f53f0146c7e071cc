package io.slipway.release;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.SiteAgreement.State;
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

    private final Programmes programmes;
    private final Windows windows;
    private final Agreements agreements;
    private final Outages outages;
    private final SiteOutcomes outcomes;
    private final Clock clock;

    PlanShown(
            Programmes programmes,
            Windows windows,
            Agreements agreements,
            Outages outages,
            SiteOutcomes outcomes,
            Clock clock) {
        this.programmes = programmes;
        this.windows = windows;
        this.agreements = agreements;
        this.outages = outages;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        var programme = programmes.get(release.programme());
        return Map.of(
                "thisRelease", () -> thisRelease(programme, release),
                "when", () -> when(programme, release),
                "downtime", () -> downtime(programme, release.key()),
                "downtimeStart", () -> downtimeStart(programme, release.key()),
                "downtimeReason", () -> downtimeReason(release.key()),
                "lowUse", () -> lowUse(programme),
                "freezes", () -> freezes(programme, release),
                "agreementSummary", () -> agreed(programme, release.key()),
                "siteSummary", () -> reached(programme, release.key()));
    }

    private static String thisRelease(Programme programme, Release release) {
        var type = programme.releaseType(release.type()).name().toLowerCase(Locale.ROOT);
        return "this " + (type.endsWith("release") ? "release" : type);
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
        var reached = live.stream().filter(SiteOutcomes.SiteResult::deployed).count() + " of " + live.size() + " sites";
        return missed.isEmpty() ? reached : reached + "; not at " + missed;
    }
}
