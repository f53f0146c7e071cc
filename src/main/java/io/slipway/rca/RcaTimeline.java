package io.slipway.rca;

import static java.util.Comparator.comparing;

import io.slipway.release.Chronicle;
import io.slipway.release.People;
import io.slipway.release.Release;
import io.slipway.release.ReleaseIssues;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what happened: from the record of the release, from the reports of the issue, and from people. */
@Component
class RcaTimeline {

    private final RcaEvents events;
    private final ReleaseIssues issues;
    private final People people;
    private final ObjectProvider<Chronicle> chronicles;

    RcaTimeline(RcaEvents events, ReleaseIssues issues, People people, ObjectProvider<Chronicle> chronicles) {
        this.events = events;
        this.issues = issues;
        this.people = people;
        this.chronicles = chronicles;
    }

    /** Returns what happened, the oldest first, with the names of people. */
    List<RcaEvent> of(Release release) {
        var told = events.of(release.key()).stream()
                .map(event -> new RcaEvent(
                        event.at(), event.what(), event.who() == null ? null : name(event.who(), event.toldAt())));
        var reported = issues.reports(release.key()).stream()
                .map(report -> new RcaEvent(
                        report.reportedAt(),
                        "Reported: " + report.summary(),
                        name(report.reportedBy(), report.reportedAt())));
        var recorded = chronicles.stream()
                .flatMap(chronicle -> chronicle.moments(release).stream())
                .map(moment -> new RcaEvent(moment.at(), moment.what(), moment.who()));
        return Stream.of(told, reported, recorded)
                .flatMap(one -> one)
                .sorted(comparing(RcaEvent::at))
                .toList();
    }

    /** Returns who wrote the analysis; nothing while nobody has. */
    String author(RcaEntry entry) {
        return entry.writtenBy() == null || entry.writtenAt() == null ? "" : name(entry.writtenBy(), entry.writtenAt());
    }

    private String name(String person, Instant moment) {
        return people.at(person, moment).toString();
    }
}
