package io.slipway.comms;

import io.slipway.release.ReleaseKey;
import org.jspecify.annotations.Nullable;

/** A mail ready to go, to exactly one person. {@code invitation} is a calendar file, where there is one. */
public record Letter(
        ReleaseKey release,
        String messageId,
        String name,
        String address,
        String replyTo,
        String subject,
        String text,
        String html,
        @Nullable CalendarMethod method,
        @Nullable String invitation) {}
