package io.slipway.comms;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.slipway.testing.Requirement;
import io.slipway.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A notice counts for a party when it has reached it, not when it was written. */
class NoticesReachedTest {

    private static final String NOTICE = "schedule-announced";

    private static final Duration LATER = Duration.ofMinutes(10);

    private final Room room = Room.get();
    private final Outbox outbox = room.bean(Outbox.class);
    private final TestClock clock = room.bean(TestClock.class);
    private final NoticesReached reached = room.bean(NoticesReached.class);

    @BeforeEach
    void forgetOtherMail() {
        room.emptyQueue();
    }

    @Test
    @Requirement({"M-094", "M-095", "M-096"})
    void onlyWhatWasDeliveredAndWrittenSinceThenHasReachedAParty() throws Exception {
        var setup = new ServerSetup(OutboxTest.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        room.bean(JavaMailSenderImpl.class).setPort(setup.getPort());
        var release = room.release();
        var begun = clock.instant();
        room.tell(release, NOTICE, "party:trust-kch", "party:trust-uclh");
        outbox.deliverDue();
        assertThat(reached.of(release.value(), NOTICE, begun))
                .as("nobody takes the mail")
                .isEmpty();

        var mail = new GreenMail(setup);
        mail.start();
        try {
            clock.advanceTo(begun.plus(LATER));
            outbox.deliverDue();
        } finally {
            mail.stop();
        }
        assertThat(reached.of(release.value(), NOTICE, begun))
                .containsOnlyKeys("trust-kch", "trust-uclh")
                .allSatisfy((party, at) -> assertThat(at).isBetween(begun.plus(LATER), clock.instant()));
        assertThat(reached.of(release.value(), "another-notice", begun)).isEmpty();
        assertThat(reached.of(release.value(), NOTICE, begun.plus(LATER)))
                .as("what was announced before it began again")
                .isEmpty();
        assertThat(reached.of(room.release().value(), NOTICE, begun)).isEmpty();
    }
}
