/** The deployment of models and forms, and the proposals that change them; only what keeps the rules is deployed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"process", "programme", "words", "folders"})
package io.slipway.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
