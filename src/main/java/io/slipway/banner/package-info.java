/** What users of the live system see while it is down: raises, moves and lowers the downtime banner. */
@NullMarked
@ApplicationModule(allowedDependencies = {"words", "process", "programme", "calendar", "release", "downtime"})
package io.slipway.banner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
