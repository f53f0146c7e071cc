package io.slipway.readiness;

import io.slipway.release.People;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.TaskContent;
import io.slipway.words.Digest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The plans and reports written for a release, as forms show them and as approvals cover them. */
@Component
class PartsShown implements TaskContent, ApprovedContent {

    private final ReleaseParts parts;
    private final People people;

    PartsShown(ReleaseParts parts, People people) {
        this.parts = parts;
        this.people = people;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        return Map.of("parts", () -> rows(release.key()), "partSummary", () -> summary(release.key()));
    }

    @Override
    public String of(ReleaseKey release) {
        return parts.of(release).stream()
                .sorted(Comparator.comparing(ReleasePart::part))
                .map(part -> "part " + part.part() + " " + Digest.of(part.title() + "\n" + part.text()) + "\n")
                .collect(Collectors.joining());
    }

    private List<Map<String, String>> rows(ReleaseKey release) {
        return parts.of(release).stream()
                .map(part -> Map.of("part", part.title(), "text", part.text(), "by", people.name(part.writtenBy())))
                .toList();
    }

    private String summary(ReleaseKey release) {
        var titles = parts.of(release).stream().map(ReleasePart::title).collect(Collectors.joining(", "));
        return titles.isEmpty() ? "nothing is written yet" : titles;
    }
}
