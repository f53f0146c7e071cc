package io.slipway.deployment.ansible;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.deployment.RunEvent;
import io.slipway.deployment.RunEvent.Kind;
import io.slipway.deployment.RunReport;
import io.slipway.deployment.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads a run's state and events from its folder. */
record RunFiles(RunFolder folder) {

    /** No database keeps every number as a time. */
    private static final long LATEST = Instant.parse("9999-01-01T00:00:00Z").toEpochMilli();

    RunReport report() {
        var result = folder.result();
        if (result.isPresent()) {
            return ended(result.get());
        }
        var claim = folder.claim();
        if (claim.isEmpty()) {
            return new RunReport(RunState.REQUESTED, null, null, null, List.of());
        }
        var started = time(claim.get().path("at"));
        if (Launcher.of(claim.get()).isAtWork()) {
            var state = folder.isCancelled() ? RunState.CANCELLING : RunState.RUNNING;
            return new RunReport(state, started, null, null, events());
        }
        // it may have ended between the two looks
        return folder.result().map(this::ended).orElseGet(() -> lost(started));
    }

    private RunReport lost(Instant started) {
        folder.shred();
        var note = "The run was lost: its launcher is gone and left no result. See what the site runs, then decide";
        return new RunReport(RunState.LOST, started, null, note, events());
    }

    private RunReport ended(JsonNode result) {
        return new RunReport(
                state(result), time(result.path("started")), time(result.path("ended")), note(result), events());
    }

    private static RunState state(JsonNode result) {
        return switch (result.path("stopped").asText("")) {
            case "", "null" -> result.path("rc").asInt(1) == 0 ? RunState.SUCCEEDED : RunState.FAILED;
            case "timeout" -> RunState.TIMED_OUT;
            default -> RunState.CANCELLED;
        };
    }

    private String note(JsonNode result) {
        var stopped = result.path("stopped").asText("null");
        return stopped.equals("null")
                ? "Ansible ended with code " + result.path("rc").asText()
                        + " before it came to this site; stderr.log in" + " the run's folder says why"
                : "The run was stopped (" + stopped + ") before this site had a result";
    }

    private List<RunEvent> events() {
        var lines = folder.events();
        return IntStream.range(0, lines.size())
                .mapToObj(at -> event(at + 1, lines.get(at)))
                .toList();
    }

    /** Numbered by its line: whatever numbers are written, each is there once. */
    private static RunEvent event(int number, JsonNode event) {
        return new RunEvent(
                number,
                time(event.path("ts")),
                kind(event),
                text(event, "host"),
                text(event, "task"),
                message(event),
                event.path("changed").asBoolean(),
                text(event, "release_version"),
                hosts(event.path("hosts")));
    }

    /** The closing statistics name each host with its figures; a failure that a block rescued is not among them. */
    private static List<String> hosts(JsonNode hosts) {
        return hosts.isObject()
                ? hosts.properties().stream()
                        .filter(host -> host.getValue().path("failures").asInt(1) == 0)
                        .map(Map.Entry::getKey)
                        .toList()
                : StreamSupport.stream(hosts.spliterator(), false)
                        .map(JsonNode::asText)
                        .filter(host -> !host.isEmpty())
                        .toList();
    }

    private static Kind kind(JsonNode event) {
        if (event.path("ignored").asBoolean()) {
            return Kind.OK;
        }
        return switch (event.path("event").asText()) {
            case "play_start" -> Kind.PLAY_STARTED;
            case "host_start" -> Kind.HOST_STARTED;
            case "host_ok" -> Kind.OK;
            case "host_skipped" -> Kind.SKIPPED;
            case "item_failed" -> Kind.ITEM_FAILED;
            case "host_failed" -> Kind.FAILED;
            case "host_unreachable" -> Kind.UNREACHABLE;
            case "outcome" -> Kind.OUTCOME;
            case "stats" -> Kind.WITHOUT_FAILURE;
            default -> Kind.OTHER;
        };
    }

    private static @Nullable String message(JsonNode event) {
        var message = text(event, "msg");
        var item = text(event, "item");
        if (item == null) {
            return message;
        }
        return message == null ? item : item + ": " + message;
    }

    private static @Nullable String text(JsonNode event, String name) {
        return event.hasNonNull(name) ? event.path(name).asText() : null;
    }

    private static Instant time(JsonNode seconds) {
        var millis = Math.round(seconds.asDouble() * 1000);
        return Instant.ofEpochMilli(millis >= 0 && millis < LATEST ? millis : 0);
    }
}
