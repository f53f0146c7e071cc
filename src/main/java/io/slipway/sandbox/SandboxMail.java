package io.slipway.sandbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail that was sent to the sandbox, as its receiver would see it. */
public record SandboxMail(
        String id,
        Instant receivedAt,
        String from,
        String to,
        String subject,
        String messageId,
        String text,
        @Nullable String html,
        List<Attachment> attachments) {

    public record Attachment(String name, String type, byte[] content) {}
}
