package io.slipway.identity;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Guards the engine's own interface, at each of the addresses it has, once it is known who asks. */
public interface EngineGuard {

    void guard(HttpSecurity http);
}
