/** Programmes as typed, validated configuration: roles, RACI, parties, sites, environments. */
@NullMarked
@ApplicationModule(allowedDependencies = {"words", "folders"})
package io.slipway.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
