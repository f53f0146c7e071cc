package io.slipway.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;

/** Has people told that their password is guessed at; once an hour, however many guess. */
class Warnings {

    private static final Duration APART = Duration.ofHours(1);

    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, Instant> told = new LinkedHashMap<>();

    Warnings(Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /** Names without an account are known to nobody, and nobody is told. */
    synchronized void paused(String id, String address, Instant until) {
        var now = clock.instant();
        told.values().removeIf(last -> last.plus(APART).isBefore(now));
        accounts.profile(id)
                .filter(profile -> told.putIfAbsent(profile.id(), now) == null)
                .ifPresent(profile -> events.publishEvent(
                        new SignInPaused(profile.id(), profile.fullName(), profile.email(), address, until)));
    }
}
