/** The folders that owners keep: packaged in the application, and beside it what replaces or adds to that. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.slipway.folders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
