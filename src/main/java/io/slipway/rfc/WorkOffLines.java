package io.slipway.rfc;

import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.TaskContent;
import io.slipway.release.Texts;
import io.slipway.words.ReadableTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the lines in which people write what is to be worked off, and shows those that were agreed. */
@Component
class WorkOffLines implements TaskContent {

    private final WorkOffs workOffs;
    private final Releases releases;
    private final Programmes programmes;
    private final Clock clock;

    WorkOffLines(WorkOffs workOffs, Releases releases, Programmes programmes, Clock clock) {
        this.workOffs = workOffs;
        this.releases = releases;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** A line of the form, as far as somebody filled it in. */
    record Line(
            int number,
            String action,
            String owner,
            @Nullable LocalDate due) {

        boolean isGiven() {
            return !action.isEmpty() || !owner.isEmpty() || due != null;
        }
    }

    /**
     * Keeps the lines that are given.
     *
     * @param agreed whether there is something to be worked off
     * @throws RuleBroken when a line is not complete, its day has passed, or the lines say otherwise than the decision
     */
    void agree(ReleaseKey key, List<Line> lines, boolean agreed, String by) {
        var given = lines.stream().filter(Line::isGiven).toList();
        if (agreed == given.isEmpty()) {
            throw new RuleBroken(
                    agreed
                            ? "Write one action or more with owner and day, or decide that there is none"
                            : "You wrote actions to be worked off; decide that they are agreed, or empty the lines");
        }
        var today = LocalDate.ofInstant(
                clock.instant(), programmes.get(releases.get(key).programme()).timeZone());
        var problems = given.stream().flatMap(line -> problems(line, today)).toList();
        if (!problems.isEmpty()) {
            throw new RuleBroken("Each action needs an owner and a day. " + String.join(". ", problems));
        }
        workOffs.replace(
                key,
                given.stream()
                        .map(line -> new WorkOff(
                                line.number(),
                                Texts.limit("action" + line.number(), line.action(), 500),
                                Texts.limit("owner" + line.number(), line.owner(), 200),
                                Objects.requireNonNull(line.due()),
                                by,
                                clock.instant()))
                        .toList());
    }

    private static Stream<String> problems(Line line, LocalDate today) {
        return Stream.of(
                        line.action().isEmpty() ? "'action" + line.number() + "' is missing" : "",
                        line.owner().isEmpty() ? "'owner" + line.number() + "' is missing" : "",
                        line.due() == null
                                ? "'due" + line.number() + "' is missing"
                                : line.due().isBefore(today)
                                        ? "'due" + line.number() + "' has passed; choose a later day"
                                        : "")
                .filter(problem -> !problem.isEmpty());
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        return Map.of("workOff", () -> rows(release.key()));
    }

    private List<Map<String, String>> rows(ReleaseKey release) {
        return workOffs.of(release).stream()
                .map(action -> Map.of(
                        "action", action.action(), "owner", action.owner(), "due", ReadableTime.day(action.due())))
                .toList();
    }
}
