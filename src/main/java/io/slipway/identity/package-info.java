/** People, groups, authorisations and sign-in, seeded from the programmes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"words", "process", "programme", "models"})
package io.slipway.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
