package io.slipway.comms;

import io.slipway.release.ReleaseKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail ready to go, to exactly one person.
 *
 * @param releases what it is about; several where it is a digest
 * @param invitation a calendar file, where there is one
 */
public record Letter(
        List<ReleaseKey> releases,
        String messageId,
        String name,
        String address,
        String replyTo,
        String subject,
        String text,
        String html,
        @Nullable CalendarMethod method,
        @Nullable String invitation) {}
