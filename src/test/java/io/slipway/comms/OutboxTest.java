package io.slipway.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.slipway.comms.Delivery.State;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import io.slipway.testing.Requirement;
import io.slipway.testing.TestClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class OutboxTest {

    private static final String AIC = address("ai-centre");
    private static final String UCLH = address("trust-uclh");
    private static final String GSTT = address("trust-gstt");
    private static final List<String> THREE = List.of("ai-centre", "party:trust-uclh", "party:trust-gstt");

    private final Room room = Room.get();
    private final Outbox outbox = room.bean(Outbox.class);
    private final TestClock clock = room.bean(TestClock.class);
    private final FaultyMailServer server = new FaultyMailServer();

    private static String address(String party) {
        return io.slipway.programme.Flip.programme()
                .party(party)
                .contacts()
                .get(0)
                .email();
    }

    @BeforeEach
    void sendToTheServer() {
        room.emptyQueue();
        room.bean(JavaMailSenderImpl.class).setPort(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Requirement({"F-010", "F-081"})
    void aServerThatIsDownDelaysMailAndEverybodyGetsItExactlyOnce() throws MessagingException {
        var setup = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        room.bean(JavaMailSenderImpl.class).setPort(setup.getPort());
        var release = room.release();
        room.announce(release, "schedule-announced", "F-R02", "I", List.of(), 0);

        outbox.deliverDue();
        assertThat(room.newest(release).deliveries())
                .extracting(Delivery::state)
                .containsOnly(State.PENDING);
        assertThat(room.newest(release).deliveries().get(0).lastError()).contains("Couldn't connect");

        var mail = new GreenMail(setup);
        mail.start();
        try {
            for (int round = 0; round < 5; round++) {
                clock.advanceTo(clock.instant().plus(Duration.ofMinutes(6)));
                outbox.deliverDue();
            }
            assertThat(Arrays.stream(mail.getReceivedMessages()).map(OutboxTest::to))
                    .containsExactlyInAnyOrderElementsOf(room.newest(release).deliveries().stream()
                            .map(Delivery::address)
                            .toList())
                    .contains(AIC, UCLH, GSTT);
            assertThat(room.newest(release).delivered()).isTrue();
        } finally {
            mail.stop();
        }
    }

    @Test
    void aRetrySendsOnlyWhatWasNotSentAndUnderTheSameMessageId() {
        var release = room.release();
        room.announce(release, "schedule-announced", "", "", THREE, 0);
        server.answer(UCLH, 451);

        deliverSeveralTimes(2);
        server.answer(UCLH, 250);
        deliverSeveralTimes(3);

        assertThat(server.attempts().stream().filter(attempt -> attempt.startsWith(AIC)))
                .hasSize(1);
        assertThat(server.attempts().stream().filter(attempt -> attempt.startsWith(GSTT)))
                .hasSize(1);
        assertThat(server.attempts().stream().filter(attempt -> attempt.startsWith(UCLH)))
                .hasSizeGreaterThan(1)
                .containsOnly(UCLH + " " + delivery(release, UCLH).messageId());
        assertThat(room.newest(release).delivered()).isTrue();
    }

    @Test
    void aRefusedMailFailsAtOnceIsShownToPeopleAndHoldsUpNobodyElse() {
        var release = room.release();
        room.announce(release, "schedule-announced", "", "", THREE, 0);
        server.answer(AIC, 550);

        deliverSeveralTimes(2);

        assertThat(delivery(release, AIC).state()).isEqualTo(State.FAILED);
        assertThat(delivery(release, AIC).attempts()).isEqualTo(1);
        assertThat(delivery(release, AIC).lastError()).contains("550 No such mailbox");
        assertThat(server.taken()).containsOnlyKeys(UCLH, GSTT);
        assertThat(incidents(release)).singleElement().asString().contains(AIC, "550 No such mailbox");
    }

    @Test
    void aPersonSendsAFailedMailAgainToThatPersonOnly() {
        var release = room.release();
        room.announce(release, "schedule-announced", "", "", THREE, 0);
        server.answer(AIC, 550);
        deliverSeveralTimes(1);
        server.answer(AIC, 250);
        var failed = delivery(release, AIC);

        room.bean(Notices.class).resend(failed.id(), "dev-team");
        assertThatThrownBy(() -> room.bean(Notices.class).resend(failed.id(), "dev-team-2"))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("still being tried");
        deliverSeveralTimes(1);

        assertThat(delivery(release, AIC).state()).isEqualTo(State.SENT);
        assertThat(server.attempts()).hasSize(3);
    }

    @Test
    void whenAllAttemptsAreSpentPeopleSeeAnIncident() {
        var release = room.release();
        room.tell(release, "schedule-announced", "ai-centre");
        server.answer(AIC, 451);

        deliverSeveralTimes(Outbox.MOST_ATTEMPTS + 2);

        assertThat(delivery(release, AIC).state()).isEqualTo(State.FAILED);
        assertThat(server.attempts()).hasSize(Outbox.MOST_ATTEMPTS);
        assertThat(incidents(release)).hasSize(1);
    }

    @Test
    void thePausesGrowFromSecondsToAnHour() {
        var release = room.release();
        room.tell(release, "schedule-announced", "ai-centre");
        server.answer(AIC, 451);
        for (var pause : List.of(10, 60, 300, 1800, 3600, 3600)) {
            outbox.deliverDue();
            var wait = Duration.between(clock.instant(), delivery(release, AIC).nextAttemptAt());
            assertThat(wait.toSeconds()).isBetween(pause - 9L, (long) pause);
            clock.advanceTo(delivery(release, AIC).nextAttemptAt().plusSeconds(1));
        }
    }

    @Test
    void aPersonHearsOfAReleaseInOrder() {
        var release = room.releaseWithWindow(
                clock.instant().plusSeconds(99_000), clock.instant().plusSeconds(106_000));
        room.tell(release, "downtime-announced", "ai-centre", "party:trust-uclh");
        server.answer(AIC, 451);
        outbox.deliverDue();
        room.tell(release, "downtime-cancelled");
        server.answer(AIC, 250);

        outbox.deliverDue();
        outbox.deliverDue();
        assertThat(server.taken()).containsOnlyKeys(UCLH);
        deliverSeveralTimes(2);

        var ids = room.bean(Notices.class).of(release).stream()
                .flatMap(notice -> notice.deliveries().stream())
                .filter(delivery -> delivery.address().equals(AIC))
                .map(delivery -> AIC + " " + delivery.messageId())
                .toList();
        assertThat(server.attempts().stream().filter(attempt -> attempt.startsWith(AIC)))
                .containsExactly(ids.get(1), ids.get(1), ids.get(0));
    }

    @Test
    void anAttemptCutOffByACrashIsTriedAgainUnderTheSameMessageId() {
        var release = room.release();
        room.tell(release, "schedule-announced", "ai-centre");
        var id = delivery(release, AIC).id();
        var queue = room.bean(Queue.class);
        assertThat(queue.claim(id, clock.instant(), clock.instant().plus(Duration.ofMinutes(5))))
                .isPresent();

        assertThat(queue.claim(id, clock.instant(), clock.instant())).isEmpty();
        outbox.deliverDue();
        assertThat(server.attempts()).isEmpty();
        deliverSeveralTimes(1);

        assertThat(server.attempts())
                .containsExactly(AIC + " " + delivery(release, AIC).messageId());
        assertThat(delivery(release, AIC).attempts()).isEqualTo(2);
    }

    @Test
    void eachMailGoesToOnePersonWithTextHtmlAndOurMarks() throws MessagingException, IOException {
        var release = room.release();
        room.announce(release, "schedule-announced", "F-R02", "I", List.of(), 0);
        deliverSeveralTimes(1);

        var mail = server.taken(AIC);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("X-Release-Key")).containsExactly(release.value());
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getReplyTo()[0]).hasToString(address("answer"));
        var body = (MimeMultipart) mail.getContent();
        assertThat(body.getContentType()).startsWith("multipart/alternative");
        assertThat(String.valueOf(body.getBodyPart(0).getContent()))
                .contains("Better exports", "London AI Centre", "are kept informed of this")
                .doesNotContain(UCLH, GSTT, "**Why", "\\");
        assertThat(String.valueOf(body.getBodyPart(1).getContent()))
                .contains("<html lang=\"en-GB\">", "<h1>", "Better exports")
                .doesNotContain(UCLH, GSTT);
    }

    @Test
    void noTextCanAddAHeaderOrARecipient() throws MessagingException {
        var release = room.release();
        var letter = new Letter(
                List.of(release),
                "<one@slipway>",
                "Eve\r\nBcc: evil@example.org",
                AIC,
                "desk@example.org",
                "Hello\r\nBcc: evil@example.org\r\n\r\nbody",
                "text",
                "<p>html</p>",
                null,
                null);
        var post = room.bean(MailTransport.class);

        post.send(letter);
        var mail = server.taken(AIC);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("Hello Bcc: evil@example.org body");
        assertThat(server.taken()).containsOnlyKeys(AIC);

        for (var address : List.of(AIC + "\r\nRCPT TO:<evil@example.org>", AIC + ",evil@example.org", "nobody", "")) {
            var hostile = new Letter(List.of(release), "<2@slipway>", "Eve", address, AIC, "s", "t", "h", null, null);
            assertThatThrownBy(() -> post.send(hostile)).isInstanceOf(MailRefused.class);
        }
        assertThat(server.attempts()).hasSize(1);
    }

    private void deliverSeveralTimes(int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int sweep = 0; sweep < 4; sweep++) {
                outbox.deliverDue();
            }
            clock.advanceTo(clock.instant().plus(Duration.ofMinutes(61)));
            outbox.deliverDue();
        }
    }

    private Delivery delivery(ReleaseKey release, String address) {
        return room.newest(release).deliveries().stream()
                .filter(delivery -> delivery.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private List<String> incidents(ReleaseKey release) {
        return room
                .bean(RuntimeService.class)
                .createIncidentQuery()
                .incidentType(Outbox.UNDELIVERED)
                .configuration(release.value())
                .list()
                .stream()
                .map(incident -> incident.getIncidentMessage())
                .toList();
    }

    private static String to(MimeMessage message) {
        try {
            return ((jakarta.mail.internet.InternetAddress) message.getAllRecipients()[0]).getAddress();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static int freePort() {
        try (var probe = new java.net.ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
