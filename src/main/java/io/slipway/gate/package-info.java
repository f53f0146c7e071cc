/** The gate of the engine's own interface: what of it is open, and what somebody sends before the engine reads it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"words", "process", "programme", "models", "release", "identity"})
package io.slipway.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
