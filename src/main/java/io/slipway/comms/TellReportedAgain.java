package io.slipway.comms;

import io.slipway.programme.Programmes;
import io.slipway.release.IssueReportedAgain;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the operator that an issue is reported again that was thought to be dealt with. */
@Component
class TellReportedAgain {

    private final Announcer announcer;
    private final Programmes programmes;

    TellReportedAgain(Announcer announcer, Programmes programmes) {
        this.announcer = announcer;
        this.programmes = programmes;
    }

    @EventListener
    void tell(IssueReportedAgain again) {
        var operator = programmes.get(again.release().programme()).operator().id();
        announcer.announce(NoticeRequest.to(again.release().key(), "issue-reported-again", List.of(operator)));
    }
}
