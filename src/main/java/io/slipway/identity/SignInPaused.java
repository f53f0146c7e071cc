package io.slipway.identity;

import java.time.Instant;

/** Somebody has guessed at this person's password until no other is looked at for a while from where they do. */
public record SignInPaused(String account, String name, String email, String address, Instant until) {}
