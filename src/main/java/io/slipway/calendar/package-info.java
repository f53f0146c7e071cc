/** Business days, notice, slots, windows, freezes and stages of tests: may this go now, and what comes when? */
@NullMarked
@ApplicationModule(allowedDependencies = {"words", "programme"})
package io.slipway.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
