/** What keeps one node fit to run: its data folder, its health, its log, and how it ends when it cannot go on. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.slipway.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
