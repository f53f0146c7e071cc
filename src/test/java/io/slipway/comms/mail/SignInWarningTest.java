package io.slipway.comms.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.comms.CommsSettings;
import io.slipway.identity.SignInPaused;
import io.slipway.testing.TestClock;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SignInWarningTest {

    private final TestClock clock = new TestClock();
    private final List<MimeMessage> sent = new ArrayList<>();

    @Test
    void somebodyWhosePasswordIsGuessedAtIsTold() throws Exception {
        warning(false).send(paused());

        assertThat(sent).singleElement().satisfies(mail -> {
            assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("siobhan.o'brien@kch.example"));
            assertThat(mail.getContent().toString())
                    .contains("Siobhan O'Brien", "\"siobhan\"", "192.0.2.7", "for 4 minutes");
        });
    }

    @Test
    void aMailThatCannotGoHurtsNobody() {
        warning(true).send(paused());

        assertThat(sent).isEmpty();
    }

    private SignInPaused paused() {
        return new SignInPaused(
                "siobhan",
                "Siobhan O'Brien",
                "siobhan.o'brien@kch.example",
                "192.0.2.7",
                clock.instant().plus(Duration.ofMinutes(3).plusSeconds(30)));
    }

    private SignInWarning warning(boolean down) {
        var sender = new JavaMailSenderImpl() {
            @Override
            protected void doSend(MimeMessage[] mails, Object[] originals) {
                if (down) {
                    throw new MailSendException("The mail server is away");
                }
                sent.addAll(List.of(mails));
            }
        };
        var settings = new CommsSettings("slipway@example.org", "Slipway", false);
        return new SignInWarning(sender, settings, clock);
    }
}
