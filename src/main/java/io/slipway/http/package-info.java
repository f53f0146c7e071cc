/** REST and pages. Nobody imports this room. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "process",
            "programme",
            "calendar",
            "release",
            "approval",
            "deployment",
            "comms",
            "tickets",
            "documents",
            "evidence",
            "identity"
        })
package io.slipway.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
