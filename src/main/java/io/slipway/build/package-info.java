/** Builds, frozen under their names for ever, and what became of them in tests: results, evidence, what users still try. */
@NullMarked
@ApplicationModule(allowedDependencies = {"words", "programme", "release", "scope"})
package io.slipway.build;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
