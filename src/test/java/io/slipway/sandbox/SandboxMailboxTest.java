package io.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

class SandboxMailboxTest {

    @TempDir
    Path data;

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    @Test
    void mailIsCaughtTakenApartAndStillThereAfterARestart() throws MessagingException, IOException {
        var mailbox = new SandboxMailbox(data, 0, sender, Clock.systemUTC());
        mailbox.start();
        try {
            send();
        } finally {
            mailbox.stop();
        }
        assertSent(mailbox);
        assertSent(new SandboxMailbox(data, 0, sender, Clock.systemUTC()));
    }

    @Test
    void itsPortIsKeptUntilAnotherTakesIt() throws IOException {
        var first = started();
        var port = sender.getPort();
        first.stop();

        var again = started();
        assertThat(sender.getPort()).isEqualTo(port);
        again.stop();

        try (var stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            var moved = started();
            moved.stop();
            assertThat(sender.getPort()).isNotEqualTo(stranger.getLocalPort());
        }
    }

    private SandboxMailbox started() throws IOException {
        var mailbox = new SandboxMailbox(data, 0, sender, Clock.systemUTC());
        mailbox.start();
        return mailbox;
    }

    private void send() throws MessagingException {
        var message = sender.createMimeMessage();
        var helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setFrom("slipway@localhost.localdomain");
        helper.setTo("trust@kch.example");
        helper.setSubject("Downtime – 19:00");
        helper.setText("plain", "<p>html</p>");
        helper.addAttachment("invite.ics", new ByteArrayResource("BEGIN:VCALENDAR".getBytes()), "text/calendar");
        sender.send(message);
    }

    private static void assertSent(SandboxMailbox mailbox) {
        assertThat(mailbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("trust@kch.example");
            assertThat(mail.subject()).isEqualTo("Downtime – 19:00");
            assertThat(mail.text().strip()).isEqualTo("plain");
            assertThat(mail.html()).contains("<p>html</p>");
            assertThat(mail.attachments())
                    .singleElement()
                    .satisfies(file -> assertThat(file.name()).isEqualTo("invite.ics"));
            assertThat(mailbox.find(mail.id())).contains(mail);
        });
    }
}
