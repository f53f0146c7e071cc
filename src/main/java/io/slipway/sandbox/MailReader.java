package io.slipway.sandbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Takes a stored mail apart. */
final class MailReader {

    /** The header in which the mailbox keeps whom the mail was handed in for. */
    static final String RECIPIENT = "X-Sandbox-Recipient";

    private final List<SandboxMail.Attachment> attachments = new ArrayList<>();
    private String text = "";
    private @Nullable String html;

    private MailReader() {}

    static SandboxMail read(String id, Instant receivedAt, byte[] bytes) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            var reader = new MailReader();
            reader.take(message);
            return new SandboxMail(
                    id,
                    receivedAt,
                    header(message, "From"),
                    header(message, RECIPIENT),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    header(message, "Message-ID"),
                    reader.text,
                    reader.html,
                    List.copyOf(reader.attachments));
        } catch (MessagingException | IOException unreadable) {
            throw new UncheckedIOException("Mail " + id + " cannot be read", new IOException(unreadable));
        }
    }

    private void take(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart several) {
            for (int index = 0; index < several.getCount(); index++) {
                BodyPart inner = several.getBodyPart(index);
                take(inner);
            }
        } else if (part.getFileName() != null || !part.isMimeType("text/*") || part.isMimeType("text/calendar")) {
            attach(part);
        } else if (part.isMimeType("text/html")) {
            html = String.valueOf(part.getContent());
        } else {
            text = String.valueOf(part.getContent());
        }
    }

    private void attach(Part part) throws MessagingException, IOException {
        var name = part.getFileName() == null ? "alternative" : MimeUtility.decodeText(part.getFileName());
        attachments.add(new SandboxMail.Attachment(
                name, part.getContentType(), part.getInputStream().readAllBytes()));
    }

    private static String header(MimeMessage message, String name) throws MessagingException, IOException {
        var value = message.getHeader(name, ", ");
        return value == null ? "" : MimeUtility.decodeText(value);
    }
}
