package io.slipway.comms;

import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import io.slipway.words.FormText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows, in the task {@code tellInPerson}, whom the news of the downtime has not reached. */
@Component
class UndeliveredContent implements TaskContent {

    private final Notices notices;
    private final Programmes programmes;

    UndeliveredContent(Notices notices, Programmes programmes) {
        this.notices = notices;
        this.programmes = programmes;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        return task.equals("tellInPerson")
                ? Map.of(
                        "undelivered", () -> undelivered(release),
                        "notReached", () -> notReached(release))
                : Map.of();
    }

    private String notReached(Release release) {
        var names = notices.undelivered(release.key()).stream()
                .map(Delivery::recipient)
                .distinct()
                .map(FormText::markdown)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "nobody is left" : names;
    }

    private List<Map<String, String>> undelivered(Release release) {
        var programme = programmes.get(release.programme());
        return notices.undelivered(release.key()).stream()
                .map(delivery -> Map.of(
                        "name", delivery.recipient(),
                        "party", programme.party(delivery.party()).name(),
                        "address", delivery.address(),
                        "error", Objects.requireNonNullElse(delivery.lastError(), "not sent yet")))
                .toList();
    }
}
