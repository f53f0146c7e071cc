package io.slipway.comms.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.slipway.comms.CalendarMethod;
import io.slipway.comms.CommsSettings;
import io.slipway.comms.Letter;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import org.jspecify.annotations.Nullable;

/**
 * Builds the mail as calendars and mail programs expect it: text, HTML and the calendar entry as alternatives, and the
 * entry once more as a file for those that only know files.
 */
final class Envelope {

    private Envelope() {}

    static MimeMessage of(Letter letter, CommsSettings settings, MimeMessage message)
            throws MessagingException, UnsupportedEncodingException {
        message.setFrom(address(settings.from(), settings.fromName()));
        message.setReplyTo(new InternetAddress[] {address(letter.replyTo(), "")});
        message.setRecipient(Message.RecipientType.TO, address(letter.address(), letter.name()));
        message.setSubject(oneLine(letter.subject()), UTF_8.name());
        message.setHeader("Message-ID", letter.messageId());
        message.setHeader("Auto-Submitted", "auto-generated");
        for (var release : letter.releases()) {
            message.addHeader("X-Release-Key", release.value());
        }
        message.setContent(content(letter));
        return message;
    }

    private static MimeMultipart content(Letter letter) throws MessagingException {
        var alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(text(letter.text(), "plain"));
        alternatives.addBodyPart(text(letter.html(), "html"));
        var invitation = letter.invitation();
        if (invitation == null) {
            return alternatives;
        }
        alternatives.addBodyPart(calendar(invitation, letter.method()));
        var body = new MimeBodyPart();
        body.setContent(alternatives);
        var file = calendar(invitation, letter.method());
        file.setFileName("invite.ics");
        file.setDisposition(MimeBodyPart.ATTACHMENT);
        return new MimeMultipart("mixed", body, file);
    }

    private static MimeBodyPart text(String text, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8.name(), kind);
        return part;
    }

    private static MimeBodyPart calendar(String invitation, @Nullable CalendarMethod method) throws MessagingException {
        var part = new MimeBodyPart();
        var type = "text/calendar; charset=UTF-8; method=" + method;
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(invitation.getBytes(UTF_8), type)));
        part.setHeader("Content-Type", type);
        return part;
    }

    private static InternetAddress address(String address, String name)
            throws MessagingException, UnsupportedEncodingException {
        var checked = new InternetAddress(address, true);
        checked.setPersonal(name.isBlank() ? null : oneLine(name), UTF_8.name());
        return checked;
    }

    /** A line break in a header would let its author add headers of their own. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
