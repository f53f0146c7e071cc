/** Brings a build onto the sites of an environment: runs started once, followed, re-attached; what version is where. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "words",
            "folders",
            "process",
            "programme",
            "calendar",
            "release",
            "scope",
            "downtime",
            "build",
            "readiness"
        })
package io.slipway.deployment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
