/** What a release changes: the tickets in it, what is asked to change of them, bugs left open, fixes owed, documentation. */
@NullMarked
@ApplicationModule(allowedDependencies = {"words", "process", "programme", "release"})
package io.slipway.scope;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
