package io.slipway.http.pages;

import io.slipway.evidence.StagedTimeline;
import io.slipway.evidence.StagedTimeline.Part;
import io.slipway.evidence.TimelineEntry;
import io.slipway.evidence.TimelineEntry.Kind;
import io.slipway.http.FieldRefused;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What happened, the newest first, all of it or one kind. */
@Component
class TimelineSection implements ReleaseSection {

    private static final String KIND = "kind";

    private final StagedTimeline timeline;

    TimelineSection(StagedTimeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void show(ReleaseReading reading, Model model) {
        var all = timeline.of(reading.release(), reading.reader());
        var kind = kind(reading.asked().get(KIND));
        model.addAttribute(
                        "timeline",
                        all.stream()
                                .map(part -> only(part, kind))
                                .filter(part -> !part.entries().isEmpty())
                                .toList())
                .addAttribute("kind", kind)
                .addAttribute("kinds", kinds(all));
    }

    private static @Nullable Kind kind(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(asked))
                .findFirst()
                .orElseThrow(() ->
                        new FieldRefused(KIND, "There is no such kind; known are " + Arrays.toString(Kind.values())));
    }

    private static Part only(Part part, @Nullable Kind kind) {
        return kind == null
                ? part
                : new Part(
                        part.stage(),
                        part.entries().stream()
                                .filter(entry -> entry.kind() == kind)
                                .toList());
    }

    /** Returns the kinds of which anything happened, in their usual order. */
    private static List<Kind> kinds(List<Part> all) {
        return all.stream()
                .flatMap(part -> part.entries().stream())
                .map(TimelineEntry::kind)
                .distinct()
                .sorted()
                .toList();
    }
}
