/** When users are kept out: windows, what the sites agreed to, outages that nobody planned, and how long it was. */
@NullMarked
@ApplicationModule(allowedDependencies = {"words", "programme", "calendar", "release"})
package io.slipway.downtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
