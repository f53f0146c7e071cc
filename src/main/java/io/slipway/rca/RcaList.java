package io.slipway.rca;

import io.slipway.programme.Programmes;
import io.slipway.readiness.DocumentSource;
import io.slipway.readiness.ReleaseDocument;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import java.util.List;
import org.springframework.stereotype.Component;

/** The whole log of a programme as a document, to be shared (F-117, F-118). */
@Component
class RcaList implements DocumentSource {

    private final RcaLog log;
    private final Releases releases;
    private final Programmes programmes;

    RcaList(RcaLog log, Releases releases, Programmes programmes) {
        this.log = log;
        this.releases = releases;
        this.programmes = programmes;
    }

    /** What the list can say; a template names these components and nothing else. */
    record Facts(String programme, List<Line> entries) {}

    record Line(
            String release,
            String reference,
            int severity,
            String summary,
            String state,
            String fixes,
            long openActions) {}

    @Override
    public String kind() {
        return ReleaseDocument.RCA_LIST;
    }

    @Override
    public String name() {
        return "Root cause analyses up to";
    }

    @Override
    public Object example() {
        return new Facts("PAY", List.of(new Line("PAY-RCA-1", "SD-1", 2, "Summary", "Open", "PAY-1.5.0.0", 1)));
    }

    @Override
    public Facts facts(Release newest) {
        return new Facts(
                programmes.get(newest.programme()).name(),
                log.all().stream()
                        .filter(entry ->
                                releases.get(entry.release()).programme().equals(newest.programme()))
                        .map(this::line)
                        .toList());
    }

    private Line line(RcaEntry entry) {
        var issue = log.issue(entry);
        return new Line(
                entry.release().value(),
                issue.reference(),
                issue.severity(),
                issue.summary(),
                entry.state().title(),
                String.join(", ", log.fixes(releases.get(entry.release()))),
                log.actions(entry.release()).stream().filter(RcaAction::isOpen).count());
    }
}
