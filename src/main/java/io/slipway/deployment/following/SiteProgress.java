package io.slipway.deployment.following;

import io.slipway.deployment.Playbook;
import io.slipway.deployment.RunEvent;
import io.slipway.deployment.RunEvent.Kind;
import io.slipway.deployment.RunReport;
import io.slipway.deployment.RunRow;
import io.slipway.deployment.RunSite;
import io.slipway.deployment.RunState;
import io.slipway.deployment.SiteOutcome;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the events say about a planned site. The exit code and the closing statistics are not asked: both mislead. */
record SiteProgress(RunRow run, RunReport report) {

    private static final Set<Kind> RESULTS = Set.of(Kind.OK, Kind.SKIPPED, Kind.FAILED, Kind.UNREACHABLE, Kind.OUTCOME);

    List<RunSite> sites() {
        return run.sites().stream().map(this::site).toList();
    }

    /** Returns the hosts a play resolved to although nobody planned them. */
    List<String> strangers() {
        var planned = run.sites().stream().map(RunSite::host).toList();
        return report.events().stream()
                .filter(event -> event.kind() == Kind.PLAY_STARTED)
                .flatMap(event -> event.hosts().stream())
                .filter(host -> !planned.contains(host))
                .distinct()
                .toList();
    }

    /** Returns how the run ended: well only if every planned site did. */
    RunState outcome() {
        if (report.state() != RunState.SUCCEEDED) {
            return report.state();
        }
        var all = sites().stream().allMatch(site -> site.outcome() == SiteOutcome.SUCCEEDED);
        return all ? RunState.SUCCEEDED : RunState.FAILED;
    }

    private RunSite site(RunSite planned) {
        var events = report.events().stream()
                .filter(event -> event.isAbout(planned.host()))
                .toList();
        var outcome = outcome(planned.host(), events);
        return new RunSite(
                planned.site(),
                planned.host(),
                outcome,
                changed(events),
                outcome == SiteOutcome.SUCCEEDED ? version(events) : null,
                detail(planned.host(), outcome, events));
    }

    private SiteOutcome outcome(String host, List<RunEvent> events) {
        if (has(events, Kind.UNREACHABLE)) {
            return SiteOutcome.UNREACHABLE;
        }
        if (hasFailed(host, events)) {
            return SiteOutcome.FAILED;
        }
        var version = version(events);
        if (version != null) {
            return isExpected(version) ? SiteOutcome.SUCCEEDED : SiteOutcome.FAILED;
        }
        return changed(events) ? SiteOutcome.INCOMPLETE : SiteOutcome.NOT_STARTED;
    }

    /**
     * A failure that a block's rescue took back is none. Only Ansible's closing statistics know which; until then a site
     * that went on to another task is in doubt, and one whose run ended without them has failed.
     */
    private boolean hasFailed(String host, List<RunEvent> events) {
        if (!has(events, Kind.FAILED)) {
            return false;
        }
        var closing = report.events().stream()
                .filter(event -> event.kind() == Kind.WITHOUT_FAILURE)
                .findFirst();
        return closing.map(event -> !event.hosts().contains(host))
                .orElseGet(() -> report.state().hasEnded() || !wentOn(events));
    }

    private static boolean wentOn(List<RunEvent> events) {
        var failed = last(events, Kind.FAILED);
        return events.stream().anyMatch(event -> event.kind() == Kind.HOST_STARTED && event.seq() > failed.seq());
    }

    private boolean isExpected(String version) {
        return (run.key().playbook() == Playbook.ROLLBACK) != version.equals(run.build());
    }

    /** A task that began and never answered may have changed the site. */
    private static boolean changed(List<RunEvent> events) {
        var begun = events.stream()
                .filter(event -> event.kind() == Kind.HOST_STARTED)
                .count();
        var answered = events.stream()
                .filter(event -> RESULTS.contains(event.kind()) && event.kind() != Kind.OUTCOME)
                .count();
        return begun > answered || events.stream().anyMatch(RunEvent::changed);
    }

    private static boolean has(List<RunEvent> events, Kind kind) {
        return events.stream().anyMatch(event -> event.kind() == kind);
    }

    private static @Nullable String version(List<RunEvent> events) {
        return events.stream()
                .filter(event -> event.kind() == Kind.OUTCOME)
                .map(RunEvent::version)
                .reduce(null, (first, second) -> second);
    }

    private @Nullable String detail(String host, SiteOutcome outcome, List<RunEvent> events) {
        return switch (outcome) {
            case SUCCEEDED -> null;
            case UNREACHABLE -> plain(last(events, Kind.UNREACHABLE).message());
            case FAILED ->
                hasFailed(host, events)
                        ? failure(events)
                        : "The site reports " + version(events) + " instead of " + run.build();
            case INCOMPLETE, NOT_STARTED -> report.state().hasEnded() ? report.note() : step(events);
        };
    }

    /** SSH frames its warnings with walls of at-signs, which would push the reason out of sight. */
    private static @Nullable String plain(@Nullable String message) {
        return message == null
                ? null
                : message.replaceAll("@{2,}|(?<!\\S)@(?!\\S)", " ")
                        .replaceAll("\\s+", " ")
                        .strip();
    }

    private static String failure(List<RunEvent> events) {
        var failed = last(events, Kind.FAILED);
        var items = events.stream()
                .filter(event -> event.kind() == Kind.ITEM_FAILED)
                .map(RunEvent::message)
                .toList();
        return failed.task() + ": " + failed.message() + (items.isEmpty() ? "" : " " + items);
    }

    private static @Nullable String step(List<RunEvent> events) {
        return events.isEmpty() ? null : events.get(events.size() - 1).task();
    }

    private static RunEvent last(List<RunEvent> events, Kind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
