/** Business days, release windows and freezes: may this go now? */
@NullMarked
@ApplicationModule(allowedDependencies = {"words", "programme"})
package io.slipway.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
