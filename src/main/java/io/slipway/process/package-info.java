/** The words that the BPMN models and the code share: variables, messages and error codes. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.slipway.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
