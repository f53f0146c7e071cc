/** What a release is: version, scope, build, window, agreements; the only room that starts lifecycles and sends them messages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"words", "process", "programme", "calendar"})
package io.slipway.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
