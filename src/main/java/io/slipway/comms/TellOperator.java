package io.slipway.comms;

import io.slipway.programme.Programmes;
import io.slipway.release.OperatorNews;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the operator what comes in from outside and asks for somebody's eyes, whatever the lifecycles are at. */
@Component
class TellOperator {

    private final Announcer announcer;
    private final Programmes programmes;

    TellOperator(Announcer announcer, Programmes programmes) {
        this.announcer = announcer;
        this.programmes = programmes;
    }

    @EventListener
    void tell(OperatorNews news) {
        var release = news.release();
        var operator = programmes.get(release.programme()).operator().id();
        announcer.announce(NoticeRequest.to(release.key(), news.notice(), List.of(operator)));
    }
}
