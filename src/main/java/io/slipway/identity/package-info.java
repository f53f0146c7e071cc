/** People, groups, authorisations and sign-in, seeded from the programmes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"process", "programme"})
package io.slipway.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
