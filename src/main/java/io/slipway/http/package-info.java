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
            "rca",
            "documents",
            "evidence",
            "identity"
        })
package io.slipway.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
