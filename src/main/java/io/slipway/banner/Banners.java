package io.slipway.banner;

import static io.slipway.banner.BannerChange.Action.LOWERED;
import static io.slipway.banner.BannerChange.Action.RAISED;
import static io.slipway.banner.BannerChange.Action.UPDATED;

import io.slipway.banner.BannerChange.Action;
import io.slipway.banner.BannerTable.Standing;
import io.slipway.downtime.Outages;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Raises, updates and lowers the downtime banner. Each wish is committed before the live system hears of it, with what it
 * showed before; so a step that is tried again neither forgets what to put back nor takes our own banner for it.
 */
@Service
public class Banners {

    /** Stands for the time the service is off because of an issue, beside the numbers of downtime windows. */
    static final int OUTAGE = 0;

    private final SiteBanner site;
    private final BannerTable changes;
    private final Releases releases;
    private final Windows windows;
    private final Outages assessments;
    private final Programmes programmes;
    private final TransactionTemplate beforehand;
    private final Clock clock;

    Banners(
            SiteBanner site,
            BannerTable changes,
            Releases releases,
            Windows windows,
            Outages assessments,
            Programmes programmes,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.site = site;
        this.changes = changes;
        this.releases = releases;
        this.windows = windows;
        this.assessments = assessments;
        this.programmes = programmes;
        this.beforehand = new TransactionTemplate(transactions);
        this.beforehand.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Returns the changes of the banner for the release, the oldest first. */
    public List<BannerChange> of(ReleaseKey release) {
        return changes.of(release);
    }

    /**
     * A time in which users are told that they are kept out, and which is not over.
     *
     * @param window the number of the downtime window; 0 where an issue keeps them out
     */
    public record Up(ReleaseKey release, int window, Instant since) {}

    /** Returns those of these releases; all are asked for at once. */
    public List<Up> up(Collection<ReleaseKey> releases) {
        return changes.up(releases);
    }

    /** A downtime that was over before its banner came up is shown to nobody: it would hide that of another release. */
    void raise(ReleaseKey release, int window) {
        if (clock.instant().isBefore(predictedEnd(release, window))) {
            change(release, window, RAISED);
        }
    }

    /** Nobody can use the service: not merely a banner, but deployment mode with it (F-104). */
    void takeOffline(ReleaseKey release) {
        ask(release, OUTAGE, RAISED, outage(release));
    }

    void updateOffline(ReleaseKey release) {
        ask(release, OUTAGE, UPDATED, outage(release));
    }

    void bringOnline(ReleaseKey release) {
        lower(release, OUTAGE);
    }

    /** A prediction that moves when the banner is not up, or no longer, changes nothing that users see. */
    void update(ReleaseKey release, int window) {
        if (newest(release, window).filter(last -> last.action() != LOWERED).isPresent()) {
            change(release, window, UPDATED);
        }
    }

    /**
     * Shows again what was shown before the window began, or the banner of another downtime that goes on; with nothing
     * raised there is nothing to lower.
     */
    void lower(ReleaseKey release, int window) {
        newest(release, window).filter(last -> !last.isDown()).ifPresent(raised -> {
            var other = goingOn(programme(release), release, window).map(BannerChange::wanted);
            ask(release, window, LOWERED, other.orElse(raised.before()));
        });
    }

    private void change(ReleaseKey release, int window, Action action) {
        var programme = programme(release);
        var message = programme.name() + " is being updated. We expect it back by "
                + programme.time().inNotice(predictedEnd(release, window)) + ".";
        ask(release, window, action, new SiteDisplay(true, message, null, true));
    }

    private Instant predictedEnd(ReleaseKey release, int window) {
        return windows.find(release, window)
                .orElseThrow(() -> new IllegalStateException(release + " has no downtime window " + window))
                .predictedEnd();
    }

    private SiteDisplay outage(ReleaseKey release) {
        var programme = programme(release);
        var known = assessments
                .find(release)
                .orElseThrow(() -> new IllegalStateException(release + " has no assessment of its issue"));
        var message =
                programme.name() + " is out of service because of a problem that we are mending. We expect it back"
                        + " by " + programme.time().inNotice(known.predictedReturn()) + ".";
        return new SiteDisplay(true, message, null, true);
    }

    /** A programme may have no banner; its downtime begins all the same, and the release is withdrawn no more. */
    private void ask(ReleaseKey release, int window, Action action, SiteDisplay wanted) {
        var programme = programme(release);
        if (programme.banner() == null) {
            beforehand.executeWithoutResult(status -> releases.passPointOfNoReturn(release));
            return;
        }
        var newest = newest(release, window);
        var change = newest.filter(
                        last -> last.action() == action && last.wanted().equals(wanted))
                .orElseGet(() -> wish(release, window, action, wanted, before(programme, release, window, newest)));
        site.show(programme, wanted);
        changes.done(change, clock.instant());
    }

    private SiteDisplay before(Programme programme, ReleaseKey release, int window, Optional<BannerChange> newest) {
        return newest.filter(last -> last.action() != LOWERED)
                .or(() -> goingOn(programme, release, window))
                .map(BannerChange::before)
                .orElseGet(() -> shown(programme, release, window));
    }

    private Optional<BannerChange> goingOn(Programme programme, ReleaseKey release, int window) {
        return changes.standing(programme.id(), release, window).stream()
                .filter(other -> !releases.hasEnded(releases.get(other.release())))
                .map(Standing::change)
                .findFirst();
    }

    /** A banner that a release left behind when it was ended by force is not handed on to those who come after it. */
    private SiteDisplay shown(Programme programme, ReleaseKey release, int window) {
        var shown = site.shown(programme);
        return changes.standing(programme.id(), release, window).stream()
                .map(Standing::change)
                .filter(left -> left.wanted().equals(shown))
                .findFirst()
                .map(BannerChange::before)
                .orElse(shown);
    }

    private BannerChange wish(ReleaseKey release, int window, Action action, SiteDisplay wanted, SiteDisplay before) {
        var change =
                new BannerChange(UUID.randomUUID().toString(), window, action, wanted, before, clock.instant(), null);
        beforehand.executeWithoutResult(status -> {
            releases.passPointOfNoReturn(release);
            changes.insert(release, change);
        });
        return change;
    }

    private Optional<BannerChange> newest(ReleaseKey release, int window) {
        return changes.of(release).stream()
                .filter(change -> change.window() == window)
                .reduce((earlier, later) -> later);
    }

    private Programme programme(ReleaseKey release) {
        return programmes.get(releases.get(release).programme());
    }
}
