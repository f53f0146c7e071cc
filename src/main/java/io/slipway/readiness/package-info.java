/** Whether a release is ready and what exactly is approved of it: its content, the entry criteria, the facts that models and forms ask. */
@NullMarked
@ApplicationModule(allowedDependencies = {"words", "process", "programme", "release", "scope", "downtime", "build"})
package io.slipway.readiness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
