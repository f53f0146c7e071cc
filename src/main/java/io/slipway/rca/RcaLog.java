package io.slipway.rca;

import io.slipway.release.LiveIssue;
import io.slipway.release.Release;
import io.slipway.release.ReleaseIssues;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import io.slipway.scope.Scopes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The log of root cause analyses as people read it, and what they may do to it outside its tasks. */
@Service
public class RcaLog {

    private final RcaEntries entries;
    private final RcaActions actions;
    private final RcaEvents events;
    private final RcaTimeline timeline;
    private final Releases releases;
    private final ReleaseIssues issues;
    private final Scopes scopes;
    private final Clock clock;

    RcaLog(
            RcaEntries entries,
            RcaActions actions,
            RcaEvents events,
            RcaTimeline timeline,
            Releases releases,
            ReleaseIssues issues,
            Scopes scopes,
            Clock clock) {
        this.entries = entries;
        this.actions = actions;
        this.events = events;
        this.timeline = timeline;
        this.releases = releases;
        this.issues = issues;
        this.scopes = scopes;
        this.clock = clock;
    }

    /** Returns every entry, the newest first. */
    public List<RcaEntry> all() {
        return entries.all();
    }

    public Optional<RcaEntry> find(ReleaseKey release) {
        return entries.find(release);
    }

    public LiveIssue issue(RcaEntry entry) {
        return issues.of(entry.release()).orElseThrow();
    }

    /** Returns the actions of the entry, those due first at the top. */
    public List<RcaAction> actions(ReleaseKey release) {
        return actions.of(release);
    }

    /** Returns what owners have to do now, over all entries. */
    public List<RcaAction> openActions() {
        return actions.open();
    }

    /** Returns the frozen revisions, the newest first. */
    public List<RcaRevision> revisions(ReleaseKey release) {
        return entries.revisions(release);
    }

    /** Returns what happened, from the record of the release and from people, the oldest first. */
    public List<RcaEvent> timeline(Release release) {
        return timeline.of(release);
    }

    /** Returns the releases that mend the issue: a hotfix itself, and every release with its ticket in scope. */
    public List<String> fixes(Release release) {
        var itself = release.version() == null
                ? Stream.<String>empty()
                : Stream.of(release.key().value());
        var others = issues.of(release.key()).stream()
                .flatMap(issue -> scopes.otherReleasesWith(issue.reference(), release.key()).stream())
                .sorted();
        return Stream.concat(itself, others).distinct().toList();
    }

    /**
     * A person adds to what happened, as long as the entry is not frozen.
     *
     * @throws RuleBroken when the analysis is frozen, or the time has not come yet
     */
    @Transactional
    public void tell(ReleaseKey release, Instant at, String what, String by) {
        var entry = get(release);
        if (entry.isFrozen()) {
            throw new RuleBroken("The analysis of " + release + " is frozen at revision " + entry.revision()
                    + "; open it again first, with the reason");
        }
        if (at.isAfter(clock.instant())) {
            throw new RuleBroken("The time you gave has not come yet; tell what has happened");
        }
        events.add(release, at, Texts.require("what happened", what, 2000), by);
    }

    /**
     * Opens a frozen entry again: it is analysed anew and goes through the same sign-off; the old revision stays.
     *
     * @throws RuleBroken when the analysis is open, or no reason is given
     */
    @Transactional
    public void reopen(ReleaseKey release, String reason, String by) {
        var why = Texts.require("reason", reason, 1000);
        var entry = get(release);
        if (!entries.reopen(release)) {
            throw new RuleBroken("The analysis of " + release + " is open already; add to it as it is");
        }
        events.add(release, clock.instant(), "Opened again after revision " + entry.revision() + ": " + why, by);
        releases.analyseAgain(release, by);
    }

    /**
     * Sends the list to those who have to learn of it (F-118).
     *
     * @throws RuleBroken when nothing has been analysed yet
     */
    @Transactional
    public void share(String programme, String by) {
        var newest = entries.all().stream()
                .map(RcaEntry::release)
                .filter(release -> releases.get(release).programme().equals(programme))
                .findFirst()
                .orElseThrow(() -> new RuleBroken("Nothing has been analysed yet, so there is no list to share"));
        releases.shareAnalyses(newest, by);
    }

    private RcaEntry get(ReleaseKey release) {
        return find(release).orElseThrow(() -> new RuleBroken("There is no root cause analysis of " + release));
    }
}
