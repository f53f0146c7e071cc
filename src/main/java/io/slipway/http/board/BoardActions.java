package io.slipway.http.board;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.rca.RcaAction;
import io.slipway.rca.RcaLog;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What follows from analyses and is not done yet. */
@Component
class BoardActions implements BoardPart {

    private final RcaLog log;
    private final Releases releases;
    private final Programmes programmes;
    private final Clock clock;

    BoardActions(RcaLog log, Releases releases, Programmes programmes, Clock clock) {
        this.log = log;
        this.releases = releases;
        this.programmes = programmes;
        this.clock = clock;
    }

    record Action(RcaAction action, Programme programme, boolean late) {}

    @Override
    public void show(Board board, Model model) {
        var open = log.openActions();
        var known = releases.of(open.stream().map(RcaAction::release).distinct().toList());
        model.addAttribute(
                "actions",
                open.stream()
                        .map(action -> action(action, Objects.requireNonNull(known.get(action.release()))))
                        .toList());
    }

    private Action action(RcaAction action, Release release) {
        var programme = programmes.get(release.programme());
        var today = LocalDate.ofInstant(clock.instant(), programme.timeZone());
        return new Action(action, programme, action.due().isBefore(today));
    }
}
