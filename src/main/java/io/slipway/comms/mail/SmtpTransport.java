package io.slipway.comms.mail;

import io.slipway.comms.CommsSettings;
import io.slipway.comms.Letter;
import io.slipway.comms.MailDelayed;
import io.slipway.comms.MailRefused;
import io.slipway.comms.MailTransport;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.UnsupportedEncodingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Hands letters to the configured mail server, and tells a refusal for good from trouble that passes. */
@Component
class SmtpTransport implements MailTransport {

    private final JavaMailSender sender;
    private final CommsSettings settings;

    SmtpTransport(JavaMailSender sender, CommsSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    @Override
    public void send(Letter letter) {
        try {
            sender.send(Envelope.of(letter, settings, sender.createMimeMessage()));
        } catch (AddressException | UnsupportedEncodingException unusable) {
            throw new MailRefused(
                    "'" + letter.address() + "' is not a mail address: " + unusable.getMessage(), unusable);
        } catch (MessagingException unwritable) {
            throw new MailRefused("The mail cannot be written: " + unwritable.getMessage(), unwritable);
        } catch (MailAuthenticationException denied) {
            throw new MailDelayed("The mail server does not accept our sign-in; check its user and password", denied);
        } catch (MailException failed) {
            throw judged(failed);
        }
    }

    private static RuntimeException judged(MailException failed) {
        var cause = failed instanceof MailSendException several
                        && several.getMessageExceptions() != null
                        && several.getMessageExceptions().length > 0
                ? several.getMessageExceptions()[0]
                : failed;
        for (@Nullable Throwable reason = cause; reason != null; reason = next(reason)) {
            var code = answer(reason);
            if (code >= 500) {
                return new MailRefused(text(reason), failed);
            }
            if (code >= 400) {
                return new MailDelayed(text(reason), failed);
            }
        }
        return new MailDelayed(text(failed), failed);
    }

    private static @Nullable Throwable next(Throwable reason) {
        return reason instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : reason.getCause();
    }

    private static int answer(Throwable reason) {
        if (reason instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (reason instanceof SMTPSenderFailedException from) {
            return from.getReturnCode();
        }
        return reason instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
    }

    private static String text(Throwable reason) {
        return String.valueOf(reason.getMessage()).replaceAll("\\s+", " ").strip();
    }
}
