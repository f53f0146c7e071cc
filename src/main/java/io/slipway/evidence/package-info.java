/** The record of a release, read from the engine's history and the rooms. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "process",
            "programme",
            "identity",
            "calendar",
            "release",
            "scope",
            "downtime",
            "build",
            "readiness",
            "issues",
            "approval",
            "deployment",
            "comms",
            "banner",
            "documents"
        })
package io.slipway.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
