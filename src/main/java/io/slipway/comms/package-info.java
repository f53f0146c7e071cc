/** Tells people: who, what, when. */
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
            "readiness",
            "identity",
            "folders"
        })
package io.slipway.comms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
