/** The ticket system behind one port: what is in scope, and the release record kept there. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"words", "process", "programme", "calendar", "release", "scope", "build", "readiness"})
package io.slipway.tickets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
