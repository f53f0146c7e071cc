/** REST and pages. Nobody imports this room. */
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
            "issues",
            "approval",
            "rfc",
            "deployment",
            "comms",
            "banner",
            "tickets",
            "rca",
            "documents",
            "evidence",
            "identity",
            "gate",
            "models"
        })
package io.slipway.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
