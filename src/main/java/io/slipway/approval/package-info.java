/** Decisions people took, who may take them, and what exactly they approved. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "words",
            "process",
            "programme",
            "calendar",
            "release",
            "scope",
            "downtime",
            "build",
            "readiness"
        })
package io.slipway.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
