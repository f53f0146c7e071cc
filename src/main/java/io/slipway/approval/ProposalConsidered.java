package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.SITE;

import io.slipway.calendar.ReleaseCalendar;
import io.slipway.programme.Programmes;
import io.slipway.release.Agreements;
import io.slipway.release.Downtimes;
import io.slipway.release.PlainTime;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.SiteAgreement;
import io.slipway.release.SiteAgreement.State;
import io.slipway.release.Window;
import io.slipway.release.Windows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes what is done about the date a Trust proposed: its own window, another question, or left out and reported. */
@Component
class ProposalConsidered implements TaskListener {

    private final Agreements agreements;
    private final Windows windows;
    private final Downtimes downtimes;
    private final Releases releases;
    private final Programmes programmes;
    private final ReleaseCalendar calendar;
    private final DatesSettled settled;
    private final Clock clock;

    ProposalConsidered(
            Agreements agreements,
            Windows windows,
            Downtimes downtimes,
            Releases releases,
            Programmes programmes,
            ReleaseCalendar calendar,
            DatesSettled settled,
            Clock clock) {
        this.agreements = agreements;
        this.windows = windows;
        this.downtimes = downtimes;
        this.releases = releases;
        this.programmes = programmes;
        this.calendar = calendar;
        this.settled = settled;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var proposal = agreements.find(key, SITE.get(task)).orElseThrow();
        switch (DECISION.get(task)) {
            case "accept" -> accept(key, proposal, task.getAssignee());
            case "leaveOut" -> agreements.set(key, answer(proposal, 1, State.LEFT_OUT, null, task.getAssignee()));
            default -> agreements.set(key, answer(proposal, 1, State.ASKED, null, task.getAssignee()));
        }
        settled.check(key, task.getAssignee());
    }

    private void accept(ReleaseKey key, SiteAgreement proposal, String by) {
        var start = Objects.requireNonNull(proposal.proposedStart());
        var main = windows.find(key, 1).orElseThrow();
        var programme = programmes.get(releases.get(key).programme());
        if (start.isBefore(main.startsAt())) {
            throw new RuleBroken("The Central Hub goes first, on " + PlainTime.of(programme, main.startsAt())
                    + "; a Trust cannot go before it. Ask again or leave the Trust out");
        }
        calendar.freezeReason(programme, releases.get(key).type(), start).ifPresent(reason -> {
            throw new RuleBroken("Nothing is deployed then: " + reason + ". Ask again or leave the Trust out");
        });
        agreements.set(key, answer(proposal, window(key, main, start), State.AGREED, start, by));
    }

    private int window(ReleaseKey key, Window main, Instant start) {
        var known = windows.of(key).stream()
                .filter(window -> window.startsAt().equals(start))
                .findFirst();
        if (known.isPresent()) {
            return known.get().number();
        }
        var number = windows.of(key).stream().mapToInt(Window::number).max().orElse(0) + 1;
        var length = Duration.between(main.startsAt(), main.predictedEnd());
        downtimes.refuseOverlap(key, start, start.plus(length));
        windows.set(key, new Window(number, start, start.plus(length), "Date proposed by the Trust"));
        return number;
    }

    private SiteAgreement answer(
            SiteAgreement proposal,
            int window,
            State state,
            @org.jspecify.annotations.Nullable Instant agreed,
            String by) {
        return new SiteAgreement(proposal.site(), window, state, agreed, proposal.proposedStart(), by, clock.instant());
    }
}
