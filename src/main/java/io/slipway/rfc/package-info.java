/** Requests for change: where a release asks to go and when, who approves it, how it is reviewed and closed. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "words",
            "process",
            "programme",
            "calendar",
            "release",
            "scope",
            "build",
            "downtime",
            "readiness"
        })
package io.slipway.rfc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
