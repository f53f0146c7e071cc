/** The log of root cause analyses: what failed in live operation, why, what mends it and what has to follow. */
@NullMarked
@ApplicationModule(allowedDependencies = {"words", "process", "programme", "calendar", "release", "scope", "readiness"})
package io.slipway.rca;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
