package io.slipway.rfc;

import io.slipway.programme.Programmes;
import io.slipway.readiness.ReleaseContent;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The requests for change of each release; models ask it what the newest one says, as bean {@code rfcs}. */
@Service
public class Rfcs {

    private final RfcTable table;
    private final Releases releases;
    private final Programmes programmes;
    private final ReleaseContent content;

    Rfcs(RfcTable table, Releases releases, Programmes programmes, ReleaseContent content) {
        this.table = table;
        this.releases = releases;
        this.programmes = programmes;
        this.content = content;
    }

    /** Returns every round, the newest first. */
    public List<Rfc> of(ReleaseKey release) {
        return table.of(release);
    }

    /** Whether the newest request is approved, or closed, for exactly what the release is now: another build, window or scope makes it void (M-203). */
    public boolean counts(ReleaseKey release) {
        return table.current(release)
                .filter(rfc -> rfc.state() == Rfc.State.APPROVED || rfc.state() == Rfc.State.CLOSED)
                .filter(rfc -> content.requestDigest(release).equals(rfc.contentDigest()))
                .isPresent();
    }

    /** Returns the ids of the groups that are asked to approve it. */
    public List<String> approvers(String key) {
        return current(key).stream()
                .flatMap(rfc -> rfc.answers().stream())
                .map(Rfc.Answer::group)
                .toList();
    }

    /** Returns the ids of the environments that it asks to go to, in the order in which their windows open. */
    public List<String> environments(String key) {
        return current(key).stream()
                .flatMap(rfc -> rfc.places().stream())
                .map(Rfc.Place::environment)
                .toList();
    }

    /** Returns the number of the window in which the release goes to the environment. */
    public int window(String key, String environment) {
        return place(key, environment)
                .map(Rfc.Place::window)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The request for change of " + key + " does not ask for '" + environment + "'"));
    }

    /** Returns when the window begins, as forms suggest it, for example {@code 2026-12-01T19:00}; null if none is asked for. */
    public @Nullable String start(String key, String environment) {
        return place(key, environment)
                .map(place -> programmes
                        .get(releases.get(new ReleaseKey(key)).programme())
                        .time()
                        .inInput(place.startsAt()))
                .orElse(null);
    }

    /** Returns when the window ends, likewise. */
    public @Nullable String end(String key, String environment) {
        return place(key, environment)
                .map(place -> programmes
                        .get(releases.get(new ReleaseKey(key)).programme())
                        .time()
                        .inInput(place.endsAt()))
                .orElse(null);
    }

    /** Returns what it says so far, as a task suggests it: {@code summary}, {@code reason}, {@code impact} or {@code rollbackPlan}. */
    public String text(String key, String field) {
        Function<Rfc, String> text = switch (field) {
            case "summary" -> Rfc::summary;
            case "reason" -> Rfc::reason;
            case "impact" -> Rfc::impact;
            case "rollbackPlan" -> Rfc::rollbackPlan;
            default -> throw new IllegalArgumentException("A request for change says nothing of '" + field + "'");
        };
        return current(key).map(text).orElse("");
    }

    /** Whether the newest request counts as approved, as models ask. */
    public boolean isApproved(String key) {
        return counts(new ReleaseKey(key));
    }

    /** Whether the newest request was refused, and not only sent back. */
    public boolean isRefused(String key) {
        return current(key).filter(rfc -> rfc.state() == Rfc.State.REFUSED).isPresent();
    }

    private Optional<Rfc> current(String key) {
        return table.current(new ReleaseKey(key));
    }

    private Optional<Rfc.Place> place(String key, String environment) {
        return current(key).stream()
                .flatMap(rfc -> rfc.places().stream())
                .filter(place -> place.environment().equals(environment))
                .findFirst();
    }
}
