package io.slipway.rca;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.readiness.DocumentSource;
import io.slipway.readiness.ReleaseDocument;
import io.slipway.release.Release;
import io.slipway.words.ReadableTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** An entry of the log as a document (F-111, F-116). */
@Component
class RcaDocument implements DocumentSource {

    private final RcaLog log;
    private final RcaTimeline timeline;
    private final Programmes programmes;

    RcaDocument(RcaLog log, RcaTimeline timeline, Programmes programmes) {
        this.log = log;
        this.timeline = timeline;
        this.programmes = programmes;
    }

    @Override
    public String kind() {
        return ReleaseDocument.ROOT_CAUSE_ANALYSIS;
    }

    @Override
    public String name() {
        return "Root cause analysis";
    }

    @Override
    public Object example() {
        return RcaText.example();
    }

    @Override
    public RcaText facts(Release release) {
        var programme = programmes.get(release.programme());
        var entry = log.find(release.key()).orElseThrow();
        var issue = log.issue(entry);
        var analysis = entry.analysis();
        var actions = log.actions(release.key());
        return new RcaText(
                programme.name(),
                release.key().value(),
                issue.reference(),
                issue.severity(),
                programme.environment(issue.environment()).name(),
                issue.summary(),
                timeline.author(entry),
                paragraphs(analysis.whatHappened()),
                paragraphs(analysis.impact()),
                moments(programme, release),
                IntStream.rangeClosed(1, analysis.whys().size())
                        .mapToObj(number -> new RcaText.Why(number, analysis.why(number)))
                        .toList(),
                analysis.causes(),
                paragraphs(analysis.rootCause()),
                paragraphs(analysis.remedy()),
                paragraphs(analysis.proof()),
                paragraphs(analysis.improvement()),
                !actions.isEmpty(),
                actions.stream().map(action -> row(programme, action)).toList(),
                log.fixes(release));
    }

    private List<RcaText.Moment> moments(Programme programme, Release release) {
        return log.timeline(release).stream()
                .map(event -> new RcaText.Moment(
                        programme.time().inDocument(event.at()),
                        event.what(),
                        Objects.requireNonNullElse(event.who(), "Slipway")))
                .toList();
    }

    static RcaText.Action row(Programme programme, RcaAction action) {
        var party = programme.party(action.owner()).name();
        return new RcaText.Action(
                action.description(),
                action.person() == null ? party : party + ", " + action.person(),
                ReadableTime.inDocument(action.due()),
                action.state().title());
    }

    private static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
