/** Tells people: who, what, when; and raises and lowers the downtime banner. */
@NullMarked
@ApplicationModule(allowedDependencies = {"process", "programme", "calendar", "release"})
package io.slipway.comms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
